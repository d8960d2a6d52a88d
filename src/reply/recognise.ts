import { type APIMessageTopLevelComponent, ComponentType } from 'discord-api-types/v10';
import type { Citation, Library } from '../knowledge/article.ts';
import { trace } from '../knowledge/trace.ts';
import { readCustomId, readPassage } from './custom-id.ts';

type Components = readonly APIMessageTopLevelComponent[];

/** Whether a message of the bot shows a passage: a notice is no answer. */
export function quotes(components: Components): boolean {
  return components.some(
    (top) =>
      top.type === ComponentType.Container &&
      top.components.some((part) => part.type === ComponentType.TextDisplay && part.content.startsWith('> ')),
  );
}

/** The passage that an answer shows and the fingerprint of its text, as its own Pin button tells them. */
export function passageIn(components: Components): string | undefined {
  return customIdsIn(components)
    .map(readCustomId)
    .find(({ deed }) => deed === 'pin')?.subject;
}

/** What an answer shows, as the articles have it now; undefined where it has gone or the answer does not tell. */
export function citationIn(components: Components, library: Library): Citation | undefined {
  const { id, fingerprint } = readPassage(passageIn(components) ?? '');
  const found = trace(library, id, fingerprint);
  return found.is === 'gone' ? undefined : found.citation;
}

function customIdsIn(components: Components): string[] {
  return components.flatMap((component) => {
    if (component.type === ComponentType.Container) return customIdsIn(component.components);
    if (component.type !== ComponentType.ActionRow) return [];
    return component.components.flatMap((part) => ('custom_id' in part ? [part.custom_id] : []));
  });
}
