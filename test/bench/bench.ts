/**
 * Measures Footnote beside MiniSearch and prints Markdown tables:
 * `npm run bench -- [--sizes 1,24,72] [--only libraries,faq] [SET.json …]`.
 * Without a question set, the shipped one is used.
 */
import { parseArgs } from 'node:util';
import { weights } from '../../src/answer/rank/weights.ts';
import { halfWeights, openWith } from './engines.ts';
import { makeFaqPages, measureFaq, readFaqPages } from './faq.ts';
import { frameRows, measureFrames } from './frames.ts';
import { measureLibraries, SIZES } from './libraries.ts';
import { measureOneArticle } from './one-article.ts';
import { halves, type QuestionSet, readQuestions, SHIPPED_SET } from './questions.ts';
import { measureSmallArticles } from './small-articles.ts';
import { print, reportProgress } from './table.ts';

/** Questions put into every frame. */
const FRAMED = 300;

const PARTS = ['article', 'libraries', 'faq', 'frames', 'small'] as const;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { sizes: { type: 'string' }, only: { type: 'string' } },
});
const sizes = values.sizes?.split(',').map(Number) ?? SIZES;
const unknownSize = sizes.find((size) => !SIZES.includes(size));
if (unknownSize !== undefined)
  throw new Error(`Expected --sizes of ${SIZES.join(', ')}, got ${values.sizes}.`);
const parts: readonly string[] = values.only?.split(',') ?? PARTS;
const unknownPart = parts.find((part) => !(PARTS as readonly string[]).includes(part));
if (unknownPart !== undefined) throw new Error(`Expected --only of ${PARTS.join(', ')}, got ${values.only}.`);

const shipped = readQuestions(SHIPPED_SET);
for (const file of positionals.length > 0 ? positionals : [SHIPPED_SET])
  await measureSet(readQuestions(file));

async function measureSet(set: QuestionSet): Promise<void> {
  // Of the set that the weights were fitted on, only the half that was held out.
  const isFitted = set.name === weights.learnedFrom;
  const ids = isFitted ? halves(set.articles.keys()).check : [...set.articles.keys()];
  // A set that the product's weights were fitted on is judged with weights that know only its other half.
  const open = openWith(isFitted ? halfWeights : weights);
  const of = `${set.name}, ${ids.length} articles`;
  if (parts.includes('article'))
    print(
      `Each question put to its own article (${of})`,
      await measureOneArticle(open, set, ids),
      '*wrong*: put to an article that does not answer. *without*: put to its own article with the passages that answer removed. *false*: answered all the same.',
    );
  if (parts.includes('libraries')) {
    // Donors are other articles than those asked about, whatever set they are from.
    const asked = new Set(ids);
    const donors = halves(shipped.articles.keys())
      .fit.filter((id) => !asked.has(id))
      .flatMap((id) => shipped.articles.get(id) ?? []);
    const { libraries, curve, reliability, notes } = await measureLibraries(open, set, ids, donors, sizes);
    print(
      `Libraries asked without naming an article (${of}, the larger libraries filled with made articles)`,
      libraries,
      notes,
    );
    print(
      'Questions about absent articles answered, at thresholds that answer 85 to 95 % of the others',
      curve,
    );
    print(
      'Confidence and the share of first passages that answer, absent articles included 1:1',
      reliability,
    );
  }
  if (parts.includes('faq')) {
    reportProgress('FAQ pages');
    print(
      `FAQ pages, whose headings are questions (${of})`,
      [
        ...(await measureFaq(
          open,
          'written for the benchmark',
          readFaqPages(),
          ids.flatMap((id) => set.articles.get(id) ?? []),
        )),
        ...(await measureFaq(open, "made of the set's questions", makeFaqPages(set, ids))),
      ],
      '*right*: answered, by the passage under that heading.',
    );
  }
  if (parts.includes('frames')) {
    reportProgress('frames');
    print(
      `Questions in a frame that asks nothing (${of}; at most ${FRAMED} that are answered right without one)`,
      frameRows(await measureFrames(open, set, ids, FRAMED)),
    );
  }
  if (parts.includes('small')) {
    reportProgress('small articles');
    print(
      `Small articles asked about the name X that they have most often (${of})`,
      await measureSmallArticles(open, set, ids),
      'In percent answered. *Y* is a name from another article that is not in this one.',
    );
  }
}
