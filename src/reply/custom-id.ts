/**
 * A component's custom id carries all that pressing it needs, so that a restarted bot still serves old
 * messages: what to do, a colon, and what to do it to. Whatever arrives is only a claim: anybody can
 * send any custom id.
 */
export type Deed = 'show' | 'contest' | 'edge' | 'sources' | 'share' | 'delete' | 'why';

/** The subject of what is done to the message itself that carries the button. */
export const THIS = 'this';

export function customId(deed: Deed, subject: string): string {
  return `${deed}:${subject}`;
}

/** Takes a custom id apart; the deed may be one that is not ours. */
export function readCustomId(id: string): { deed: string; subject: string } {
  const colon = id.indexOf(':');
  return colon === -1
    ? { deed: id, subject: '' }
    : { deed: id.slice(0, colon), subject: id.slice(colon + 1) };
}
