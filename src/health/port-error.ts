/** The port cannot be had, in words for the person who runs the bot. */
export class PortError extends Error {
  override readonly name = 'PortError';
}
