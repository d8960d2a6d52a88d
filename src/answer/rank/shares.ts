import type { Coverages } from './coverage.ts';
import type { Prepared, PreparedSentence } from './prepare.ts';
import type { Query } from './query.ts';

/**
 * How much of the question is met by a sentence with what stands around it: weighed shares, from 0 to 1. One
 * loop over the question's words, since this runs for dozens of sentences a question.
 */
export function sharesOf(sentence: PreparedSentence, prepared: Prepared, query: Query, coverages: Coverages) {
  const { units, total } = query;
  const { index } = sentence;
  const { from, to } = prepared.passages[sentence.passage] ?? { from: index, to: index + 1 };
  const here = coverages.sentence(index);
  // A heading is read as the sentence before the first.
  const previous = index > from ? coverages.sentence(index - 1) : coverages.above(sentence.passage);
  const earlier = index - 1 > from ? coverages.sentence(index - 2) : undefined;
  const next = index + 1 < to ? coverages.sentence(index + 1) : undefined;
  const passage = coverages.passage(sentence.passage);
  const headings = coverages.headings(sentence.passage);
  const sum = {
    withPrevious: 0,
    withNext: 0,
    around: 0,
    passage: 0,
    like: 0,
    likeWithPrevious: 0,
    likePassage: 0,
  };
  const name = { all: 0, here: 0, passage: 0 };
  const number = { all: 0, here: 0, passage: 0 };
  let [form, matched, matchedPassage, titled, missing] = [0, 0, 0, 0, 0];

  for (let u = 0; u < units.length; u++) {
    const unit = units[u];
    if (!unit) continue;
    const { weight } = unit;
    const near = here.near[u] ?? 0;
    const like = here.like[u] ?? 0;
    const before = previous?.near[u] ?? 0;
    const after = next?.near[u] ?? 0;
    const inPassage = passage.near[u] ?? 0;
    const above = headings.near[u] ?? 0;
    const underneath = Math.max(inPassage, 0.5 * above);
    sum.withPrevious += weight * Math.max(near, before);
    sum.withNext += weight * Math.max(near, after);
    // What stands near the sentence counts, the less the farther it is.
    const far = Math.max(0.5 * (earlier?.near[u] ?? 0), 0.4 * underneath, 0.3 * above);
    sum.around += weight * Math.max(near, 0.7 * before, 0.5 * after, far);
    sum.passage += weight * underneath;
    sum.like += weight * like;
    sum.likeWithPrevious += weight * Math.max(like, previous?.like[u] ?? 0);
    sum.likePassage += weight * (passage.like[u] ?? 0);
    if (unit.form !== undefined && near > 0 && sentence.forms.includes(unit.form)) form += weight;
    if (near > 0) matched++;
    if (inPassage > 0) matchedPassage++;
    else if (weight > missing) missing = weight;
    if (above > 0) titled++;
    for (const [among, is] of [
      [name, unit.capital],
      [number, unit.numeric],
    ] as const) {
      if (!is) continue;
      among.all += weight;
      among.here += weight * near;
      among.passage += weight * inPassage;
    }
  }
  const count = units.length || 1;
  return {
    cover: here.share,
    coverSquared: here.share ** 2,
    withPrevious: sum.withPrevious / total,
    withNext: sum.withNext / total,
    around: sum.around / total,
    passage: sum.passage / total,
    like: sum.like / total,
    likeWithPrevious: sum.likeWithPrevious / total,
    likePassage: sum.likePassage / total,
    /** The very form of the word, ending and all. */
    form: form / total,
    matched: matched / count,
    matchedPassage: matchedPassage / count,
    /** Part of the question's words that the headings and the article's title have. */
    titled: titled / count,
    /** The weight of the weightiest word that the passage lacks. */
    missing,
    capital: name.here / (name.all || 1),
    capitalPassage: name.passage / (name.all || 1),
    number: number.here / (number.all || 1),
    numberPassage: number.passage / (number.all || 1),
  };
}
