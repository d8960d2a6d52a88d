import { LEAD, type Passage, type Section } from './article.ts';
import type { Fault } from './front-matter.ts';
import { ID, isId, readHeading } from './heading.ts';
import type { Block } from './markdown.ts';

type Growing = Section & { readonly passages: Passage[] };

/** Sorts an article's blocks into sections and numbers its passages, and tells what is wrong with them. */
export function sectionsOf(
  article: string,
  blocks: readonly Block[],
): { sections: readonly Section[]; faults: readonly Fault[] } {
  const faults: Fault[] = [];
  const fault = (line: number, wrong: string, expected: string) => faults.push({ line, wrong, expected });
  const sections: Growing[] = [];
  let subheading: { readonly title: string; readonly line: number; used: boolean } | undefined;
  let number = 0;

  function endSubheading(): void {
    if (subheading && !subheading.used)
      fault(
        subheading.line,
        `nothing stands under the heading \`${subheading.title}\``,
        'at least one paragraph',
      );
    subheading = undefined;
  }

  for (const block of blocks) {
    if (block.type === 'fault') {
      fault(block.line, block.wrong, block.expected);
    } else if (block.type === 'passage') {
      const section = sections.at(-1) ?? { id: LEAD, line: block.line, passages: [] };
      if (sections.length === 0) sections.push(section);
      number += 1;
      section.passages.push({
        id: `${article}#${section.id}-${section.passages.length + 1}`,
        article,
        section: section.id,
        number,
        text: block.text,
        ...(subheading && { subheading: subheading.title }),
      });
      if (subheading) subheading.used = true;
    } else if (block.type === 'heading') {
      endSubheading();
      const { title, id } = readHeading(block.text);
      if (title === '') {
        fault(block.line, 'a heading has no text', 'a heading such as `## Background {#background}`');
      } else if (block.depth === 1) {
        fault(
          block.line,
          'a heading has one `#`',
          '`## …` for a section; the title stands in the front matter',
        );
      } else if (block.depth === 2) {
        sections.push({ id, title, line: block.line, passages: [] });
      } else {
        subheading = { title, line: block.line, used: false };
      }
    }
  }
  endSubheading();

  if (number === 0) fault(blocks.at(-1)?.line ?? 1, 'the article has no text', 'at least one paragraph');
  else faults.push(...faultsOf(sections));
  return { sections, faults };
}

function faultsOf(sections: readonly Section[]): Fault[] {
  const seen = new Map<string, number>();
  return sections.flatMap(({ id, title = '', line, passages }) => {
    const earlier = seen.get(id);
    seen.set(id, earlier ?? line);
    if (!isId(id))
      return {
        line,
        wrong: `\`${id}\` cannot be the id of the section \`${title}\``,
        expected: `\`{#id}\` of ${ID}`,
      };
    if (earlier !== undefined)
      return {
        line,
        wrong: `the section id \`${id}\` is taken by line ${earlier}`,
        expected: `an id of its own, such as \`{#${id}2}\` at the end of the heading`,
      };
    if (passages.length > 0) return [];
    return {
      line,
      wrong: `the section \`${id}\` is empty`,
      expected: 'at least one paragraph under its heading',
    };
  });
}
