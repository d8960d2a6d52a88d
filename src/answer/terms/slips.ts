/**
 * Words of asking as they are often mistyped, by line the right one first. None of them is a word of its own in
 * English or a common name: "wat", "wen", "hwy" and "manny" are, and are left alone; so is "hwo", which may be "who" or "how".
 */
const SLIPS = `
what waht hwat whta wht whaat whatt
when wehn hwen whne whn wheen
where wehre hwere wheer whre wher wheere
which wich whcih whihc wihch hwich whch whick
who woh whoo
whose whoes whsoe
why wyh whyy
how ohw hoow
many mny mnay amny
much mcuh muhc umch mutch
did ddi
does doess deos
`;

const meant: ReadonlyMap<string, string> = new Map(
  SLIPS.trim()
    .split('\n')
    .flatMap((line) => {
      const [right = '', ...slips] = line.split(' ');
      return slips.map((slip) => [slip, right] as const);
    }),
);

const SLIP = new RegExp(
  `(?<![\\p{L}\\p{N}'’-])(?:${[...meant.keys()].join('|')})(?![\\p{L}\\p{N}'’-])`,
  'giu',
);

/**
 * A question with its words of asking spelt right: "waht" tells of no passage and would count as a word that no
 * article has. Every other word stays as it is; words of the articles are repaired by the articles' own.
 */
export function asMeant(question: string): string {
  return question.replace(SLIP, (slip) => {
    const right = meant.get(slip.toLowerCase()) ?? slip;
    if (slip === slip.toUpperCase()) return right.toUpperCase();
    const [first = ''] = slip;
    return first === first.toUpperCase() ? right.charAt(0).toUpperCase() + right.slice(1) : right;
  });
}
