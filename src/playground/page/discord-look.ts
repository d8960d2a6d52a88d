/** Discord's look, from elements made for it; what they leave unreadable or unsaid is mended here. */
import '@skyra/discord-components-core/discord-action-row.js';
import { DiscordMention } from '@skyra/discord-components-core/discord-mention.js';
import { DiscordMessage } from '@skyra/discord-components-core/discord-message.js';
import { DiscordMessages } from '@skyra/discord-components-core/discord-messages.js';
import { DiscordReply } from '@skyra/discord-components-core/discord-reply.js';
import '@skyra/discord-components-core/discord-spoiler.js';
import { DiscordSystemMessage } from '@skyra/discord-components-core/discord-system-message.js';
import { DiscordThread } from '@skyra/discord-components-core/discord-thread.js';
import '@skyra/discord-components-core/discord-time.js';
import { css } from 'lit';

// Their greys on grey have too little contrast for many to read (WCAG 2.2, 1.4.3).
DiscordMessage.elementStyles.push(css`
  :host {
    color: var(--text) !important;
    padding-right: 16px;
  }
  .discord-message-timestamp {
    color: var(--muted) !important;
  }
  .discord-message-content {
    min-width: 0;
  }
  .discord-message-markup {
    display: block;
  }
`);
DiscordMessages.elementStyles.push(css`
  :host {
    color: var(--text) !important;
    border: 0;
  }
`);
DiscordReply.elementStyles.push(css`
  :host,
  .discord-replied-message-username,
  .discord-replied-message-content {
    color: var(--muted) !important;
    opacity: 1 !important;
  }
`);
DiscordSystemMessage.elementStyles.push(css`
  :host,
  .discord-message-timestamp {
    color: var(--muted) !important;
  }
`);
DiscordMention.elementStyles.push(css`
  :host {
    color: var(--mention-text) !important;
    background-color: var(--mention-ground) !important;
    cursor: default;
  }
`);
DiscordThread.elementStyles.push(css`
  :host {
    background-color: var(--side) !important;
  }
  .discord-thread-name {
    color: var(--strong) !important;
  }
  .discord-thread-cta {
    color: var(--link) !important;
  }
`);
