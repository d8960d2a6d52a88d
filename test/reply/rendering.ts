import {
  type APIMessageTopLevelComponent,
  type APITextDisplayComponent,
  ComponentType,
} from 'discord-api-types/v10';
import { parse } from 'discord-markdown-parser';

/** A node of Discord's Markdown, as far as a test looks into it. */
interface Node {
  readonly type: string;
  readonly content?: string | readonly Node[];
  /** Of a `twemoji`, a character that Discord draws itself: the character. */
  readonly name?: string;
}

/** All text displays of a message, from top to bottom. */
export function textsOf(components: readonly APIMessageTopLevelComponent[]): string[] {
  return components.flatMap((component) => {
    if (component.type === ComponentType.TextDisplay) return [component.content];
    if (component.type !== ComponentType.Container) return [];
    const texts = component.components.filter(
      (part): part is APITextDisplayComponent => part.type === ComponentType.TextDisplay,
    );
    return texts.map(({ content }) => content);
  });
}

/** What Discord makes of a text: the words that a reader sees, and every kind of mark-up it found. */
export function read(markdown: string): { seen: string; marks: Set<string> } {
  const marks = new Set<string>();
  const see = (nodes: string | readonly Node[]): string => {
    if (typeof nodes === 'string') return nodes;
    return nodes
      .map((node) => {
        if (node.type === 'twemoji') return node.name ?? '';
        if (node.type !== 'text') marks.add(node.type);
        if (node.type === 'br') return '\n';
        return node.content === undefined ? '' : see(node.content);
      })
      .join('');
  };
  const seen = see(parse(markdown, 'extended'));
  return { seen, marks };
}
