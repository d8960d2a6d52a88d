import { type Document, isMap, isScalar, LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import type { Lines } from './article.ts';

/** A problem inside one file; whoever knows the file adds its name. */
export interface Fault {
  readonly line: number;
  readonly wrong: string;
  readonly expected: string;
}

export interface FrontMatter {
  /** Absent where there is any fault. */
  readonly fields?: Fields;
  readonly lines: Lines;
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
    .regex(/^[^\p{Cc}\p{Cs}\u2028\u2029]*$/u, 'one line without control characters')
    .regex(/[\p{L}\p{N}\p{P}\p{S}]/u, 'text that can be seen');
}

const ADDRESS = 'a web address such as https://example.org/article';

const schema = z.strictObject({
  title: text(200),
  command: z
    .union([z.literal(false), text(100)], 'a name of 1 to 100 characters, or `false` for no command')
    .optional(),
  publisher: text(100).optional(),
  author: text(100).optional(),
  published: z.iso.date('a calendar date such as 2025-04-26').optional(),
  url: z
    .string(ADDRESS)
    .regex(/^\S+$/, `${ADDRESS}, without white space`)
    .pipe(z.url({ protocol: /^https?$/, hostname: z.regexes.domain, error: ADDRESS }))
    .transform((address) => new URL(address).href)
    .pipe(z.string().max(512, 'at most 512 characters, which is all that a link button holds'))
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

  const raw = plain(document);
  const errors = [
    ...document.errors.map(({ pos, message }) => ({ line: lineAt(pos[0]), message })),
    ...(raw instanceof Error ? [{ line: firstLine, message: raw.message }] : []),
  ];
  if (errors.length > 0) {
    const byLine = new Map(errors.toReversed().map(({ line, message }) => [line, message]));
    const faults = [...byLine].map(([line, message]) => ({
      line,
      wrong: `the front matter is not valid YAML (${lowerFirst(message)})`,
      expected: '`field: value` lines, the value in quotes if it holds a colon or begins with a sign',
    }));
    return { lines: new Map(), faults };
  }

  const lines = new Map<string, number>();
  for (const pair of isMap(document.contents) ? document.contents.items : [])
    if (isScalar(pair.key) && pair.key.range) lines.set(String(pair.key.value), lineAt(pair.key.range[0]));

  const result = schema.safeParse(raw);
  if (result.success) return { fields: result.data, lines, faults: [] };
  const faults = result.error.issues.flatMap((issue): Fault[] => {
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => ({
        line: lines.get(key) ?? firstLine,
        wrong: `the front matter has a field \`${key}\``,
        expected: `only ${Object.keys(schema.shape).join(', ')}`,
      }));
    const field = String(issue.path[0] ?? '');
    if (field === '')
      return [{ line: firstLine, wrong: 'the front matter is not a list of fields', expected: '`title: …`' }];
    const value = (raw as Record<string, unknown>)[field];
    return [
      {
        line: lines.get(field) ?? firstLine,
        wrong: value === undefined ? `\`${field}\` is missing` : `\`${field}\` is ${quoted(value)}`,
        expected: issue.message,
      },
    ];
  });
  return { lines, faults: firstPerField(faults) };
}

/** The front matter as plain values; an error where it refers to itself, which no field needs. */
function plain(document: Document): unknown {
  try {
    return document.toJS({ maxAliasCount: 0 }) ?? {};
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

/** One fault is enough to mend a field by. */
function firstPerField(faults: readonly Fault[]): Fault[] {
  return [...new Map(faults.toReversed().map((fault) => [fault.wrong, fault])).values()].reverse();
}

function quoted(value: unknown): string {
  if (value === null) return 'empty';
  const json = JSON.stringify(value) ?? String(value);
  return json.length > 60 ? `${json.slice(0, 59)}…` : json;
}

function lowerFirst(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1).replace(/\.$/, '');
}
