import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contestedBy } from '../../../src/answer/speakers/contested.ts';
import { KURSK, newsOf } from './news.ts';

function contested(...paragraphs: string[]): Record<string, string> {
  const entries = [...contestedBy(newsOf(paragraphs))];
  return Object.fromEntries(
    entries.map(([id, { by, speaker }]) => [id.slice(-1), `${by.slice(-1)} ${speaker}`]),
  );
}

const BRIDGE = 'The ministry said the bridge had been destroyed in the raid.';

describe('contestedBy', () => {
  test("finds that Ukraine's army denies what Russia said of Kursk, and nothing else", () => {
    expect(contested(...KURSK)).toEqual({ 1: "2 Ukraine's army" });
  });

  test.each<[string, string[], Record<string, string>]>([
    [
      'the claim itself',
      ['The rebels denied that the bridge was destroyed in the raid.'],
      { 1: '2 The rebels' },
    ],
    ['whose claim', ["The rebels dismissed the ministry's claim about the raid."], { 1: '2 The rebels' }],
  ])('is found by %s', (_name, paragraphs, expected) => {
    expect(contested(BRIDGE, ...paragraphs)).toEqual(expected);
  });

  test.each([
    'The bank denied wrongdoing.',
    'The club was denied a licence.',
    'The rebels did not deny that the bridge was destroyed in the raid.',
    "The rebels dismissed the union's claim about the raid.",
    "The rebels dismissed the ministry's claim about the harvest.",
    'The ministry denied that the bridge was destroyed in the raid.',
    'They denied that the bridge was destroyed in the raid.',
    'The rebels denied that the dam had been opened at night.',
  ])('not by: %s', (text) => {
    expect(contested(BRIDGE, text)).toEqual({});
  });

  test('a claim that two passages report alike is left open', () => {
    const denial = 'The rebels denied that the bridge was destroyed in the raid.';
    expect(contested(BRIDGE, BRIDGE, denial)).toEqual({});
  });

  test('no text makes it fail', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' }), { maxLength: 3 }), (paragraphs) => {
        contestedBy(newsOf([...paragraphs, BRIDGE, `${paragraphs[0] ?? ''} denied ${paragraphs[1] ?? ''}`]));
      }),
    );
  });
});
