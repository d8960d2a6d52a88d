import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contestedBy } from '../../../src/answer/speakers/contested.ts';
import { parseArticle } from '../../../src/knowledge/parse.ts';
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
    ['an accusation right after it', ['The rebels rejected the accusation.'], { 1: '2 The rebels' }],
    ['"this" right after it', ['But the rebels dispute this, calling it a ruse.'], { 1: '2 the rebels' }],
    ['who disagrees right after it', ['General Ivo Sand disagreed.'], { 1: '2 General Ivo Sand' }],
    [
      'a denial of more words than it has',
      ['The rebels denied that any bridge was destroyed by their men in the raid at dawn.'],
      { 1: '2 The rebels' },
    ],
    [
      'a denial of a deed',
      ['Planes fly.', 'The rebels denied having destroyed the bridge in the raid.'],
      { 1: '3 The rebels' },
    ],
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

  test.each<[string, string[]]>([
    ['after two speakers', [`${BRIDGE} The mayor said it stood.`, 'The rebels dispute this.']],
    ['after another passage', [BRIDGE, 'Rain fell all night.', 'The rebels dispute this.']],
    ['after nobody', ['The bridge was destroyed.', 'The rebels dispute this.']],
    ['of something of its own', [BRIDGE, 'A poll put the rebels ahead. The rebels dispute this.']],
    ['of other accusations', [BRIDGE, 'The rebels rejected the accusation of theft.']],
    ['of an offer', [BRIDGE, 'The rebels rejected the offer.']],
    ['of a bill', [BRIDGE, 'The rebels rejected the report.']],
    ['of him, who is no man', [BRIDGE, 'The rebels contradicted him.']],
    [
      'of charges in court',
      ['Prosecutors said the charges against Mr Bell would stand.', 'Mr Bell denied the charges.'],
    ],
    ['of a man who lost his post', ['Mr Bell said the dam was safe.', 'The board dismissed him.']],
    ['of a trial', ['Prosecutors said Mr Bell had fled.', 'The court dismissed the charges.']],
    ['of each other', [BRIDGE, 'The two sides disagree.']],
    ['by who spoke', [BRIDGE, 'The ministry later disputed this.']],
    ['that is not made', [BRIDGE, 'The rebels did not dispute this.']],
    ['by nobody named', [BRIDGE, 'They dispute this.']],
    ['about what', [BRIDGE, 'The rebels disagreed about the spoils.']],
    [
      'of words that nobody is quoted for',
      [
        'The bridge was destroyed in the raid.',
        'The rebels denied that the bridge was destroyed in the raid.',
      ],
    ],
  ])('no denial %s', (_name, paragraphs) => {
    expect(contested(...paragraphs)).toEqual({});
  });

  test('"this" does not reach into another section', () => {
    const front = '---\ntitle: News\nlanguage: en\n---\n\n';
    const { article } = parseArticle(
      ...([
        'news.md',
        'news',
        `${front}${BRIDGE}\n\n## Reactions {#reactions}\n\nThe rebels dispute this.`,
      ] as const),
    );
    expect(article && contestedBy(article).size).toBe(0);
  });

  test('a man may be contradicted by "him"', () => {
    expect(contested('Mr Bell said the dam was safe.', 'Engineers contradicted him.')).toEqual({
      1: '2 Engineers',
    });
  });

  test('an accusation may be made with the verb', () => {
    expect(contested('Norrland accused Sudria of arming rebels.', 'Sudria rejected the accusation.')).toEqual(
      {
        1: '2 Sudria',
      },
    );
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
