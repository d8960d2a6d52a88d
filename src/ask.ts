/**
 * `npm run ask -- "question"` answers in the terminal; `npm run -s ask -- --json` answers JSON Lines.
 * Both answer from the articles alone, without Discord.
 */
import { parseArgs } from 'node:util';
import { createAsk } from './answer/answer.ts';
import { createNotes } from './answer/notes.ts';
import { loadEnvironment } from './environment.ts';
import { cite } from './knowledge/article.ts';
import { loadLibrary } from './knowledge/load.ts';
import { findArticle } from './knowledge/lookup.ts';
import { describe } from './knowledge/problem.ts';
import { draw } from './playground/draw.ts';
import { answerMessage } from './reply/answer.ts';
import { answerLines } from './reply/json-lines.ts';
import { labelOf } from './reply/not-covered.ts';
import { en } from './reply/text/en.ts';

const USAGE = `Usage: npm run ask -- "How many tanks?" [--article kursk] [--knowledge folder]
       npm run -s ask -- --json [--knowledge folder] < questions.jsonl`;

/** Articles that are named where the one that is wanted is not there. */
const MAX_NAMED = 20;

function readArguments() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        json: { type: 'boolean', default: false },
        knowledge: { type: 'string' },
        article: { type: 'string' },
      },
    });
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
    process.exit(2);
  }
}

loadEnvironment();
const { values, positionals } = readArguments();
const folder = values.knowledge ?? process.env.KNOWLEDGE_DIR ?? 'knowledge';
const { library, problems } = await loadLibrary(folder);
for (const problem of problems) console.error(describe(problem));
if (library.articles.size === 0) process.exit(1);
const article = values.article === undefined ? undefined : findArticle(library, values.article);
const notesOn = createNotes();
const ask = await createAsk(library, { notesOn });

/** Whoever reads the output may stop reading. */
process.stdout.on('error', () => process.exit(0));

if (values.json && (positionals.length > 0 || values.article !== undefined)) {
  console.error(`With --json, questions and their articles come from standard input.\n${USAGE}`);
  process.exitCode = 2;
} else if (values.json) {
  process.stdin.setEncoding('utf8');
  for await (const line of answerLines(process.stdin, library, ask))
    if (!process.stdout.write(`${line}\n`))
      await new Promise((resolve) => process.stdout.once('drain', resolve));
} else if (positionals.length === 0) {
  console.error(USAGE);
  process.exitCode = 2;
} else if (values.article !== undefined && !article?.match) {
  const fitting = article?.candidates.length ? article.candidates : [...library.articles.values()];
  const names = fitting.slice(0, MAX_NAMED).map(({ id }) => id);
  const more = fitting.length > MAX_NAMED ? `, … (${fitting.length} in all)` : '';
  const wrong = article?.candidates.length ? 'Several articles begin with' : 'There is no article';
  console.error(`${wrong} \`${values.article}\`, expected one of ${names.join(', ')}${more}`);
  process.exitCode = 2;
} else {
  const answer = await ask({
    text: positionals.join(' '),
    ...(article?.match && { article: article.match.id }),
  });
  const paper = { columns: process.stdout.columns ?? 100, styled: process.stdout.isTTY, pressable: false };
  console.log(draw(answerMessage(answer, { library, notesOn, text: en }).components, paper));
  const several = values.article === undefined && library.articles.size > 1;
  const nearest = answer.answered ? [] : answer.ranking.slice(0, 3);
  for (const { passage } of nearest) {
    const citation = cite(library, passage.id);
    if (citation) console.log(`  ${labelOf(citation, several, paper.columns - 2, en)}`);
  }
}
