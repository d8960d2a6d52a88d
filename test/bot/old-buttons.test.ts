import { describe, expect, test } from 'vitest';
import { invocableOf } from '../../commands/index.ts';
import { createAsk } from '../../src/answer/answer.ts';
import { createNotes } from '../../src/answer/notes.ts';
import { parseArticle } from '../../src/knowledge/parse.ts';
import { buttonsOf, type Message, textOf } from '../../src/loopback/loopback.ts';
import { en } from '../../src/reply/text/en.ts';
import { libraryOf } from '../articles.ts';
import { startDiscord } from './setup.ts';

/** An article with a lead of one paragraph and these sections. */
function articleOf(sections: Readonly<Record<string, readonly string[]>>) {
  const body = Object.entries(sections).map(([id, texts]) => `## ${id} {#${id}}\n\n${texts.join('\n\n')}\n`);
  const { article } = parseArticle('x.md', 'x', `---\ntitle: T\n---\n\nLead.\n\n${body.join('\n')}`);
  if (!article) throw new Error('no article');
  return article;
}

const BEFORE = { one: ['Alpha.', 'Beta.', 'Gamma.'], two: ['Delta.'] };

/** The first page of section one, made when the article was as `BEFORE`; the bot now has the other. */
async function changeTo(sections: Readonly<Record<string, readonly string[]>>) {
  const { loopback, services, startBot } = await startDiscord({}, [articleOf(BEFORE)]);
  const alice = loopback.person('alice');
  const old = await startBot();
  const answer = await alice.runs('general', '/x one');
  await old.stop();
  const library = libraryOf(articleOf(sections));
  const notesOn = createNotes();
  const now = { ...services, library, notesOn, ask: await createAsk(library, { notesOn }) };
  await startBot({ invocable: invocableOf(library), services: now });
  return { alice, answer };
}

const quoted = (message: Message) => /^> (.*)$/m.exec(textOf(message))?.[1];
const saysChanged = (message: Message) => textOf(message).includes(en.changed);

describe('a button of an answer that is older than the article', () => {
  test('GIVEN the paragraph is as it was THEN nothing is said of a change', async () => {
    const { alice, answer } = await changeTo({ ...BEFORE, two: ['Epsilon.'] });
    const page = await alice.presses(answer, 'Next');
    expect([quoted(page), saysChanged(page)]).toEqual(['Beta.', false]);
  });

  test('GIVEN the paragraph was edited THEN it is shown as it is now, and that is said until the page turns', async () => {
    const { alice, answer } = await changeTo({ ...BEFORE, one: ['Alpha.', 'Better.', 'Gamma.'] });
    const page = await alice.presses(answer, 'Next');
    expect([quoted(page), saysChanged(page)]).toEqual(['Better.', true]);
    expect(textOf(page)).toContain(`-# ${en.changed}`);
    const next = await alice.presses(page, 'Next');
    expect([quoted(next), saysChanged(next)]).toEqual(['Gamma.', false]);
  });

  test('GIVEN the paragraph has moved within the article THEN it is found by its text', async () => {
    const { alice, answer } = await changeTo({ one: ['Alpha.', 'New.', 'Gamma.'], two: ['Delta.', 'Beta.'] });
    const page = await alice.presses(answer, 'Next');
    expect([quoted(page), saysChanged(page)]).toEqual(['Beta.', false]);
  });

  test.each([
    ['its section is shorter now', { one: ['Alpha.'], two: ['Delta.'] }, 'Alpha.'],
    ['its section has gone', { two: ['Delta.'] }, 'Lead.'],
  ])('GIVEN %s THEN it says so, and leads to what is nearest', async (_, sections, nearest) => {
    const { alice, answer } = await changeTo(sections);
    const notice = await alice.presses(answer, 'Next');
    expect(notice.ephemeral).toBe(true);
    expect(textOf(notice)).toBe(`${en.gone}\n${en.goneNearest}`);
    const [button] = buttonsOf(notice);
    expect(quoted(await alice.presses(notice, button?.label ?? ''))).toBe(nearest);
  });

  test('GIVEN a button from before there were fingerprints THEN it works as it did', async () => {
    const { alice, answer } = await changeTo({ ...BEFORE, one: ['Alpha.', 'Better.', 'Gamma.'] });
    const page = await alice.forges(answer, 'show:x#one-2');
    expect([quoted(page), saysChanged(page)]).toEqual(['Better.', false]);
  });

  test('GIVEN a forged one THEN it leads nowhere, or to a passage', async () => {
    const { alice, answer } = await changeTo(BEFORE);
    for (const [id, buttons] of [
      ['show:y#one-1~', 0],
      ['show:#', 0],
      ['show:x', 1],
      ['show:x#one-0', 1],
      ['show:x#one-99999999999999999999', 1],
    ] as const) {
      const notice = await alice.forges(answer, id);
      expect(textOf(notice), id).toContain(en.gone);
      expect(buttonsOf(notice), id).toHaveLength(buttons);
    }
  });
});
