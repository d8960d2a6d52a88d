import { z } from 'zod';

const id = z.string().regex(/^\d{1,20}$/);
/** A person can type no more into an option, and far less into a message. */
const words = z.string().max(6000);

const invocation = z.object({
  /** Id of the command. */
  command: id,
  /** Base names of the subcommand group and the subcommand, if any. */
  way: z.array(z.string().max(32)).max(2),
  /** Base names of options, and what was typed into them. */
  options: z.array(z.object({ name: z.string().max(32), value: words })).max(25),
});

/** A command as it stands in the composer. */
export type Invocation = z.infer<typeof invocation>;

/** What a page can ask for; untrusted, like anything that comes over a socket. */
export const request = z.discriminatedUnion('do', [
  /** Be this person, by name, at a client in this language. Everything after it is done by that person. */
  z.object({ do: z.literal('be'), user: z.string().max(32), locale: z.string().max(10) }),
  z.object({ do: z.literal('write'), channel: id, text: words, replyTo: id.optional() }),
  z.object({ do: z.literal('edit'), message: id, text: words }),
  z.object({ do: z.literal('delete'), message: id }),
  /** Discord's own pin, not the bot's command. */
  z.object({ do: z.literal('pin'), message: id }),
  z.object({ do: z.literal('unpin'), message: id }),
  /** Takes away a message that only this person sees. */
  z.object({ do: z.literal('dismiss'), message: id }),
  z.object({ do: z.literal('run'), channel: id, invocation }),
  /** What is typed into the option named `focused`, which is among the options. */
  z.object({ do: z.literal('type'), channel: id, invocation, focused: z.string().max(32) }),
  /** A command of the message's menu under Apps. */
  z.object({ do: z.literal('use'), message: id, command: id }),
  z.object({ do: z.literal('press'), message: id, customId: z.string().max(100) }),
  /** A thread in a channel, or from a message of it. */
  z.object({
    do: z.literal('thread'),
    channel: id,
    message: id.optional(),
    name: z.string().min(1).max(100),
    private: z.boolean().optional(),
  }),
  z.object({ do: z.literal('post'), forum: id, title: z.string().min(1).max(100), text: words }),
]);

export type Request = z.infer<typeof request>;
