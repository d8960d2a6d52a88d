import { html, nothing, type TemplateResult } from 'lit';
import type { ChannelView } from '../protocol.ts';
import type { View } from './view.ts';

/** The posts of a forum. */
export function postsView(
  forum: ChannelView,
  { text, server, openChannel }: View,
  write: () => void,
): TemplateResult {
  const posts = server.channels.filter(({ parentId }) => parentId === forum.id);
  return html`<div class="posts">
    <button type="button" class="button primary" ?disabled=${!forum.may.write} @click=${write}>
      ${text.conversation.newPost}
    </button>
    ${posts.length === 0 ? html`<p>${text.conversation.noPosts}</p>` : nothing}
    <ul>
      ${posts.map(
        ({ id, name }) => html`<li>
          <button type="button" class="post" @click=${() => openChannel(id)}>${name}</button>
        </li>`,
      )}
    </ul>
  </div>`;
}
