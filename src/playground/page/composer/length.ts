/** Most characters of a message that a person writes (Discord's limit without Nitro). */
export const MESSAGE_LENGTH = 2000;

/** How many characters are left from here on is shown. */
const NEAR = 200;

/** What is left of a message's length, below zero when it is too long; undefined while there is plenty. */
export function leftOf(text: string): number | undefined {
  const left = MESSAGE_LENGTH - text.trim().length;
  return left <= NEAR ? left : undefined;
}
