import { slug } from 'github-slugger';
import { type Article, LEAD, type Passage, type Section } from './article.ts';
import { type Fault, readFrontMatter } from './front-matter.ts';
import { type Block, blocksOf } from './markdown.ts';
import { inOrder, type Problem } from './problem.ts';

export interface Parsed {
  /** Absent where the file has any problem. */
  readonly article?: Article;
  readonly problems: readonly Problem[];
}

/**
 * Makes an article of a file's text.
 * @param file the file's name as problems should show it
 * @param command the article's id where the front matter names none
 */
export function parseArticle(file: string, command: string, markdown: string): Parsed {
  const blocks = blocksOf(markdown);
  const head = blocks[0]?.type === 'front-matter' ? blocks[0] : undefined;
  const front = head
    ? readFrontMatter(head.yaml, head.line + 1)
    : {
        lines: {},
        faults: [
          {
            line: 1,
            wrong: 'the file does not begin with front matter',
            expected: 'a line `---`, then `title: …`, then a line `---`',
          },
        ],
      };
  const id = front.fields?.command ?? command;
  const { sections, faults } = sectionsOf(id, blocks);
  const problems = inOrder([...front.faults, ...faults].map((fault) => ({ file, ...fault })));
  if (problems.length > 0 || !front.fields) return { problems };

  const { command: _, ...attribution } = front.fields;
  const article: Article = {
    ...attribution,
    id,
    sections,
    passages: sections.flatMap((section) => section.passages),
    source: { file, lines: front.lines },
  };
  return { article, problems };
}

function sectionsOf(article: string, blocks: readonly Block[]): { sections: Section[]; faults: Fault[] } {
  const faults: Fault[] = [];
  const fault = (line: number, wrong: string, expected: string) => faults.push({ line, wrong, expected });
  const sections: (Section & { passages: Passage[] })[] = [];
  let subheading: string | undefined;
  let number = 0;

  for (const block of blocks) {
    if (block.type === 'passage') {
      if (sections.length === 0) sections.push({ id: LEAD, line: block.line, passages: [] });
      const section = sections.at(-1);
      number += 1;
      section?.passages.push({
        id: `${article}#${section.id}-${section.passages.length + 1}`,
        article,
        section: section.id,
        number,
        text: block.text,
        ...(subheading !== undefined && { subheading }),
      });
    } else if (block.type === 'heading') {
      const { title, id } = readHeading(block.text);
      if (title === '') {
        fault(block.line, 'a heading has no text', 'a heading such as `## Background {#background}`');
        continue;
      }
      if (block.depth === 1) {
        const expected = '`## …` for a section; the title stands in the front matter';
        fault(block.line, 'a heading has one `#`', expected);
        continue;
      }
      if (block.depth > 2) {
        subheading = title;
        continue;
      }
      subheading = undefined;
      sections.push({ id, title, line: block.line, passages: [] });
    }
  }

  if (number === 0) fault(blocks.at(-1)?.line ?? 1, 'the article has no text', 'at least one paragraph');
  const seen = new Map<string, number>();
  for (const section of sections) {
    if (section.passages.length === 0 && number > 0)
      fault(
        section.line,
        `the section \`${section.id}\` is empty`,
        'at least one paragraph under its heading',
      );
    const earlier = seen.get(section.id);
    if (earlier !== undefined)
      fault(
        section.line,
        `the section id \`${section.id}\` is taken by line ${earlier}`,
        `an id of its own, such as \`{#${section.id}2}\` at the end of the heading`,
      );
    seen.set(section.id, earlier ?? section.line);
  }
  return { sections, faults };
}

/** Splits `Title {#id}`; a heading without an id gets one made of its words, cut to what Discord can name. */
function readHeading(heading: string): { title: string; id: string } {
  const explicit = /^(.*?)\s*\{#([^{}]*)\}$/s.exec(heading);
  if (explicit) return { title: explicit[1] ?? '', id: explicit[2] ?? '' };
  return { title: heading, id: idFrom(heading) };
}

/** Discord's names hold 32 characters; the cut falls between words where it can. */
function idFrom(title: string): string {
  const whole = slug(title.normalize('NFC')).replace(/-{2,}/g, '-').replace(/^-|-$/g, '');
  if (whole.length <= 32) return whole;
  const cut = whole.slice(0, 33);
  return cut.slice(0, cut.lastIndexOf('-') > 0 ? cut.lastIndexOf('-') : 32);
}
