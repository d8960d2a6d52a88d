/**
 * Question words as they are often mistyped, by line the right one first. None of them is a word of its own in
 * English or a common name: "wat", "wen", "hwy" and "manny" are, and are left alone; so is "hwo", which may be "who" or "how".
 */
const TYPOS = `
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

const corrections: ReadonlyMap<string, string> = new Map(
  TYPOS.trim()
    .split('\n')
    .flatMap((line) => {
      const [right = '', ...typos] = line.split(' ');
      return typos.map((typo) => [typo, right] as const);
    }),
);

const TYPO = new RegExp(
  `(?<![\\p{L}\\p{N}'’-])(?:${[...corrections.keys()].join('|')})(?![\\p{L}\\p{N}'’-])`,
  'giu',
);

/**
 * Corrects the question words of a question: "waht" tells of no passage, and would count as a word that no article
 * has. Every other word stays as it is; words of the articles are repaired by the articles' own.
 */
export function fixTypos(question: string): string {
  return question.replace(TYPO, (typo) => {
    const right = corrections.get(typo.toLowerCase()) ?? typo;
    if (typo === typo.toUpperCase()) return right.toUpperCase();
    const [first = ''] = typo;
    return first === first.toUpperCase() ? right.charAt(0).toUpperCase() + right.slice(1) : right;
  });
}
