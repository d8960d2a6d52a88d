/** Grounds on which white letters can be read. */
const GROUNDS = ['#5865f2', '#2d7d46', '#9c4221', '#8a3ffc', '#a62a68', '#1f6f8b'];

/** A picture for somebody who has none: the first letter of the name; for a bot, the sign of a footnote. */
export function avatarOf({ name, bot }: { readonly name: string; readonly bot: boolean }): string {
  const letter = bot ? '†' : [...name][0]?.toUpperCase().replace(/[<>&]/, '?');
  const sum = [...name].reduce((total, sign) => total + (sign.codePointAt(0) ?? 0), 0);
  const ground = bot ? GROUNDS[0] : GROUNDS[1 + (sum % (GROUNDS.length - 1))];
  const picture = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40"><rect width="40" height="40" fill="${ground}"/><text x="20" y="27" font-family="sans-serif" font-size="20" fill="#fff" text-anchor="middle">${letter}</text></svg>`;
  return `data:image/svg+xml,${encodeURIComponent(picture)}`;
}
