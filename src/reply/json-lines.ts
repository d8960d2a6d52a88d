import { z } from 'zod';
import type { Ask } from '../answer/answer.ts';
import type { Answer } from '../answer/question.ts';
import type { Library } from '../knowledge/article.ts';
import { findArticle } from '../knowledge/lookup.ts';

const schema = z.object({
  id: z.union([z.string(), z.number()], 'expected `id` to be a text or a number'),
  question: z.string('expected `question` to be a text'),
  article: z.string('expected `article` to be the id or the title of an article').nullish(),
});

/**
 * Answers questions given as JSON Lines, `{"id","question","article"?}`, in order. A line that is none
 * gets a line `{"error"}` in its place; an empty line gets nothing.
 */
export async function* answerLines(
  input: AsyncIterable<string>,
  library: Library,
  ask: Ask,
): AsyncGenerator<string> {
  let number = 0;
  for await (const line of linesOf(input)) {
    number += 1;
    if (line.trim() !== '') yield JSON.stringify(await answerLine(line, number, library, ask));
  }
}

async function answerLine(line: string, number: number, library: Library, ask: Ask): Promise<object> {
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch {
    return {
      error: `line ${number}: expected a JSON object such as {"id": 1, "question": "How many tanks?"}`,
    };
  }
  const parsed = schema.safeParse(json);
  if (!parsed.success) {
    const faults = parsed.error.issues.map(({ path, message }) =>
      path.length > 0 ? message : 'expected a JSON object',
    );
    return { ...idOf(json), error: `line ${number}: ${faults.join('; ')}` };
  }
  const { id, question, article: name } = parsed.data;
  const { match: article, candidates } = name == null ? { candidates: [] } : findArticle(library, name);
  if (name != null && !article) {
    const wrong =
      candidates.length > 0 ? 'several articles have a name that begins with' : 'there is no article';
    return { id, error: `line ${number}: ${wrong} ${JSON.stringify(name)}` };
  }
  return { id, question, ...shown(await ask({ text: question, ...(article && { article: article.id }) })) };
}

/** The id of a question that has another fault, so that its error can be told from others. */
function idOf(json: unknown): { id?: unknown } {
  const { success, data } = schema.pick({ id: true }).safeParse(json);
  return success ? data : {};
}

function shown({ answered, confidence, ranking, highlights, speakers }: Answer): object {
  return {
    answered,
    confidence,
    ranking: ranking.map(({ passage: { id, article, section, number, text } }) => ({
      id,
      article,
      section,
      number,
      text,
    })),
    highlights,
    speakers,
  };
}

/** Only a line feed ends a line: JSON may hold the other line separators of Unicode as they are. */
async function* linesOf(input: AsyncIterable<string>): AsyncGenerator<string> {
  let begun: string[] = [];
  let first = true;
  for await (const chunk of input) {
    const [start = '', ...lines] = (first ? chunk.replace(/^\uFEFF/, '') : chunk).split('\n');
    first = false;
    begun.push(start);
    for (const line of lines) {
      yield begun.join('');
      begun = [line];
    }
  }
  yield begun.join('');
}
