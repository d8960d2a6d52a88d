import { LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';

/** A problem inside one file; whoever knows the file adds its name. */
export interface Fault {
  readonly line: number;
  readonly wrong: string;
  readonly expected: string;
}

export interface FrontMatter {
  /** Absent where there is any fault. */
  readonly fields?: Fields;
  readonly lines: Readonly<Record<string, number>>;
  readonly faults: readonly Fault[];
}

export type Fields = z.infer<typeof schema>;

/** One line of text; the lengths keep every attribution short enough to be shown beside its passage. */
function text(longest: number) {
  return z
    .string(`text of 1 to ${longest} characters, in quotes if it looks like a number or holds a colon`)
    .trim()
    .min(1, 'some text, or no such line at all')
    .max(longest, `at most ${longest} characters`)
    .regex(/^[^\p{Cc}\u2028\u2029]*$/u, 'one line without control characters');
}

const schema = z.strictObject({
  title: text(200),
  command: text(100).optional(),
  publisher: text(100).optional(),
  author: text(100).optional(),
  published: z.iso.date('a calendar date such as 2025-04-26').optional(),
  url: z
    .url({ protocol: /^https?$/, error: 'a web address such as https://example.org/article' })
    .max(512, 'at most 512 characters, which is all that a link button holds')
    .optional(),
  language: text(35).refine(isLanguageTag, 'a language tag such as en, uk or pt-BR').default('en'),
  licence: text(100).optional(),
  summary: text(200).optional(),
});

function isLanguageTag(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}

/**
 * Reads an article's front matter.
 * @param yaml the text between the two `---` lines
 * @param firstLine the file's line on which `yaml` begins, counted from 1
 */
export function readFrontMatter(yaml: string, firstLine: number): FrontMatter {
  const counter = new LineCounter();
  const document = parseDocument(yaml, { lineCounter: counter, prettyErrors: false });
  const lineAt = (offset: number) => firstLine + Math.max(counter.linePos(offset).line, 1) - 1;

  if (document.errors.length > 0) {
    const faults = document.errors.map((error) => ({
      line: lineAt(error.pos[0]),
      wrong: `the front matter is not valid YAML (${lowerFirst(error.message)})`,
      expected: '`field: value` lines, the value in quotes if it holds a colon',
    }));
    return { lines: {}, faults };
  }

  const lines: Record<string, number> = {};
  const raw: unknown = document.toJS();
  const pairs = document.contents && 'items' in document.contents ? document.contents.items : [];
  for (const pair of pairs) {
    const key = 'key' in pair && pair.key;
    if (key && typeof key === 'object' && 'value' in key && 'range' in key && Array.isArray(key.range))
      lines[String(key.value)] = lineAt(Number(key.range[0]));
  }

  const result = schema.safeParse(raw ?? {});
  if (result.success) return { fields: result.data, lines, faults: [] };
  const faults = result.error.issues.flatMap((issue): Fault[] => {
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => ({
        line: lines[key] ?? firstLine,
        wrong: `the front matter has a field \`${key}\``,
        expected: `only ${Object.keys(schema.shape).join(', ')}`,
      }));
    const field = String(issue.path[0] ?? '');
    if (field === '')
      return [{ line: firstLine, wrong: 'the front matter is not a list of fields', expected: '`title: …`' }];
    const value = (raw as Record<string, unknown>)[field];
    return [
      {
        line: lines[field] ?? firstLine,
        wrong: value === undefined ? `\`${field}\` is missing` : `\`${field}\` is ${quoted(value)}`,
        expected: issue.message,
      },
    ];
  });
  return { lines, faults };
}

function quoted(value: unknown): string {
  const json = JSON.stringify(value) ?? String(value);
  return json.length > 60 ? `${json.slice(0, 59)}…` : json;
}

function lowerFirst(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1).replace(/\.$/, '');
}
