import type { Message } from './types.ts';

/** Gives every component without an `id` the next free number, as Discord does. */
export function numbered(components: NonNullable<Message['components']>): NonNullable<Message['components']> {
  const copy = structuredClone(components);
  const taken = new Set<unknown>();
  walk(copy, (component) => taken.add(component.id));
  let next = 1;
  walk(copy, (component) => {
    if (typeof component.id === 'number' && component.id > 0) return;
    while (taken.has(next)) next += 1;
    component.id = next;
    next += 1;
  });
  return copy;
}

function walk(value: unknown, visit: (component: Record<string, unknown>) => void): void {
  if (!Array.isArray(value)) return;
  for (const component of value) {
    visit(component);
    walk(component.components, visit);
    if (component.accessory) visit(component.accessory);
  }
}
