import { html, type TemplateResult } from 'lit';
import type { Person } from '../protocol.ts';
import { avatarOf } from './avatar.ts';
import { languages, type Text } from './text/index.ts';
import type { View } from './view.ts';

/** How the page looks; `system` follows the machine's setting. */
export type Look = 'system' | 'dark' | 'light';

export interface Settings {
  readonly look: Look;
  be(name: string): void;
  speak(locale: string): void;
  lookLike(look: Look): void;
}

/** Who the person is, in which language, and how the page looks. */
export function settingsView({ server, text, locale }: View, settings: Settings): TemplateResult {
  const { me, people } = server;
  const value = (event: Event): string => (event.target as HTMLSelectElement).value;
  const option = (key: string, label: string, selected: string): TemplateResult =>
    html`<option value=${key} ?selected=${key === selected}>${label}</option>`;
  const { page } = text;
  return html`<form class="settings" @submit=${(event: Event) => event.preventDefault()}>
    <label class="person">
      <img src=${avatarOf(me)} alt="" width="32" height="32" />
      <span>${page.you}</span>
      <select name="person" @change=${(event: Event) => settings.be(value(event))}>
        ${people.map((person) => option(person.name, `${person.name} (${standing(person, text)})`, me.name))}
      </select>
    </label>
    <label>
      <span>${page.language}</span>
      <select name="language" @change=${(event: Event) => settings.speak(value(event))}>
        ${Object.entries(languages).map(([key, { language }]) => option(key, language, locale))}
      </select>
    </label>
    <label>
      <span>${page.look}</span>
      <select name="look" @change=${(event: Event) => settings.lookLike(value(event) as Look)}>
        ${option('system', page.asSystem, settings.look)} ${option('dark', page.dark, settings.look)}
        ${option('light', page.light, settings.look)}
      </select>
    </label>
  </form>`;
}

function standing({ roles, owner }: Person, { page }: Text): string {
  if (owner) return page.owner;
  return roles.length > 0 ? page.moderator : page.member;
}
