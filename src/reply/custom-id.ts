import type { Passage } from '../knowledge/article.ts';
import { fingerprintOf } from '../knowledge/fingerprint.ts';

/**
 * A component's custom id carries all that pressing it needs, so that a restarted bot still serves old
 * messages: what to do, a colon, and what to do it to. Whatever arrives is only a claim: anybody can
 * send any custom id.
 */
export type Deed =
  | 'show'
  | 'contest'
  | 'edge'
  | 'sources'
  | 'share'
  | 'delete'
  | 'why'
  | 'pin'
  | 'replace'
  | 'room'
  | 'pins';

/** The subject of what is done to the message itself that carries the button. */
export const THIS = 'this';

export function customId(deed: Deed, subject: string): string {
  return `${deed}:${subject}`;
}

/** Between a passage's id and the fingerprint of its text. No id holds it, and old buttons have neither. */
const MARK = '~';

/** The custom id of a button that leads to a passage, and can tell later whether its text has changed. */
export function passageCustomId(deed: Deed, passage: Passage): string {
  return customId(deed, passageSubject(passage));
}

const subjects = new WeakMap<Passage, string>();

/** A passage with the text that it has now. */
export function passageSubject(passage: Passage): string {
  const known = subjects.get(passage);
  if (known !== undefined) return known;
  const subject = `${passage.id}${MARK}${fingerprintOf(passage.text)}`;
  subjects.set(passage, subject);
  return subject;
}

/** Takes the subject of such a button apart. */
export function readPassage(subject: string): { id: string; fingerprint?: string } {
  const [id = '', fingerprint] = subject.split(MARK);
  return { id, ...(fingerprint !== undefined && { fingerprint }) };
}

/** Takes a custom id apart; the deed may be one that is not ours. */
export function readCustomId(id: string): { deed: string; subject: string } {
  const colon = id.indexOf(':');
  return colon === -1
    ? { deed: id, subject: '' }
    : { deed: id.slice(0, colon), subject: id.slice(colon + 1) };
}
