import type { Article } from './article.ts';
import { type Fault, type FrontMatter, readFrontMatter } from './front-matter.ts';
import { ID, isId, shortenId } from './heading.ts';
import { blocksOf } from './markdown.ts';
import { inOrder, type Problem } from './problem.ts';
import { sectionsOf } from './sections.ts';

export interface Parsed {
  /** Absent where the file has any problem. */
  readonly article?: Article;
  readonly problems: readonly Problem[];
}

const NO_FRONT_MATTER: FrontMatter = {
  lines: new Map(),
  faults: [
    {
      line: 1,
      wrong: 'the file does not begin with front matter',
      expected: 'a line `---`, then `title: …`, then a line `---`',
    },
  ],
};

/**
 * Makes an article of a file's text.
 * @param file the file's name as problems should show it
 * @param name the article's id where the front matter names no command
 */
export function parseArticle(file: string, name: string, markdown: string): Parsed {
  const blocks = blocksOf(markdown.replace(/\r\n?/g, '\n'));
  const unread = blocks.filter((block) => block.type === 'fault');
  if (unread.length > 0 && unread.length === blocks.length)
    return { problems: unread.map(({ line, wrong, expected }) => ({ file, line, wrong, expected })) };
  const head = blocks[0]?.type === 'front-matter' ? blocks[0] : undefined;
  const front = head ? readFrontMatter(head.yaml, head.line + 1) : NO_FRONT_MATTER;
  const id = shortenId(front.fields?.command || name);
  const named: Fault[] = isId(id)
    ? []
    : [
        {
          line: front.lines.get('command') ?? 1,
          wrong: `\`${id}\` cannot be the id of an article`,
          expected: `a \`command:\` or a file name of ${ID}`,
        },
      ];
  const { sections, faults } = sectionsOf(id, blocks);
  const problems = inOrder([...front.faults, ...named, ...faults].map((fault) => ({ file, ...fault })));
  if (problems.length > 0 || !front.fields) return { problems };

  const article: Article = {
    ...front.fields,
    id,
    sections,
    passages: sections.flatMap((section) => section.passages),
    source: { file, lines: front.lines },
  };
  return { article, problems };
}
