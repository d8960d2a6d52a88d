import { crc32 } from 'node:zlib';
import type { Pace } from '../../../pace.ts';
import { type Postings, wrapPostings } from './postings.ts';

/** Bytes of a number. */
const INT32 = 4;
const UINT16 = 2;

/** Numbers at the head: a checksum of the rest, then how many terms, postings, passages and bytes of text there are. */
const HEAD = 5;

/**
 * Returns an index as bytes for this machine: the head, its arrays as they are in memory, and the text of its terms, a
 * line each.
 */
export function savePostings({ arrays }: Postings): Uint8Array[] {
  const { terms, starts, postings, lengths } = arrays;
  const text = Buffer.from([...terms.keys()].join('\n'));
  const parts = [bytesOf(starts), bytesOf(postings), bytesOf(lengths), text];
  const sizes = [terms.size, postings.length, lengths.length, text.length];
  return [bytesOf(Int32Array.of(checksumOf(parts), ...sizes)), ...parts];
}

/**
 * Brings back what `savePostings` returned, in one piece.
 * @throws RangeError where the bytes are cut short, or are something else
 */
export async function openPostings(saved: Uint8Array, pace: Pace): Promise<Postings> {
  // A copy, since arrays of numbers begin at whole numbers.
  const { buffer } = new Uint8Array(saved);
  const head = new Int32Array(buffer, 0, HEAD);
  const [checksum, termCount = 0, postingCount = 0, passages = 0, textLength = 0] = head;
  const rest = new Uint8Array(buffer, HEAD * INT32);
  const size = (termCount + 1 + postingCount) * INT32 + passages * UINT16 + textLength;
  if (rest.length !== size || checksumOf([rest]) !== checksum)
    throw new RangeError('Expected a saved index, got other bytes');
  await pace();

  let at = HEAD * INT32;
  const next = (bytes: number): number => {
    at += bytes;
    return at - bytes;
  };
  const starts = new Int32Array(buffer, next((termCount + 1) * INT32), termCount + 1);
  const postings = new Int32Array(buffer, next(postingCount * INT32), postingCount);
  const lengths = new Uint16Array(buffer, next(passages * UINT16), passages);
  const words = termCount === 0 ? [] : Buffer.from(buffer, at, textLength).toString().split('\n');
  await pace();
  const terms = new Map<string, number>();
  for (const [number, word] of words.entries()) {
    terms.set(word, number);
    await pace();
  }
  return wrapPostings({ terms, starts, postings, lengths });
}

function bytesOf({ buffer, byteOffset, byteLength }: Int32Array | Uint16Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}

function checksumOf(parts: readonly Uint8Array[]): number {
  return parts.reduce((sum, part) => crc32(part, sum), 0) | 0;
}
