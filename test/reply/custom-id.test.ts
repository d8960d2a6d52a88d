import { describe, expect, test } from 'vitest';
import { parseArticle } from '../../src/knowledge/parse.ts';
import { passageCustomId, readCustomId, readPassage } from '../../src/reply/custom-id.ts';
import { limits } from '../../src/reply/limits.ts';

describe('the custom id of a button that leads to a passage', () => {
  const long = 'a'.repeat(32);
  const text = `---\ntitle: T\ncommand: ${long}\n---\n\n## H {#${long}}\n\n${'One.\n\n'.repeat(2000)}`;
  const last = parseArticle('x.md', 'x', text).article?.passages.at(-1);

  test('GIVEN the longest names that Discord takes THEN it fits, and can be read again', () => {
    if (!last) throw new Error('no passage');
    const id = passageCustomId('contest', last);
    expect(id.length).toBeLessThanOrEqual(limits.customId);
    const { deed, subject } = readCustomId(id);
    expect(deed).toBe('contest');
    expect(readPassage(subject)).toEqual({ id: last.id, fingerprint: expect.stringMatching(/^[\w-]{8}$/) });
  });

  test('GIVEN one from before there were fingerprints THEN it has none', () => {
    expect(readPassage(readCustomId('show:kursk#northkorea-3').subject)).toEqual({
      id: 'kursk#northkorea-3',
    });
  });
});
