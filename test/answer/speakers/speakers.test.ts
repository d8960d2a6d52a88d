import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { speakersIn } from '../../../src/answer/speakers/speakers.ts';
import type { Article } from '../../../src/knowledge/article.ts';
import { KURSK, newsOf } from './news.ts';

/** What a text attributes: part of the attributed words, and the names that are right for who says them. */
interface Expected {
  readonly text: string;
  readonly speaker: string | readonly string[];
}

/** One line of the corpus. Nobody says what `free` lists. */
interface Case {
  readonly text: readonly string[];
  readonly expect: readonly Expected[];
  readonly free?: readonly string[];
}

interface Found {
  readonly text: string;
  readonly speaker: string;
  /** Which of a case's paragraphs it stands in. */
  readonly paragraph: string;
  readonly start: number;
  readonly end: number;
}

const CORPUS = readFileSync(new URL('speakers.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Case);

function found(article: Article): Found[] {
  const speakers = speakersIn(article);
  return article.passages.flatMap(({ id, text }) =>
    (speakers.get(id) ?? []).map(({ start, end, speaker }) => ({
      ...{ text: text.slice(start, end), speaker },
      ...{ paragraph: text, start, end },
    })),
  );
}

function touches({ paragraph, start, end }: Found, part: string): boolean {
  const at = paragraph.indexOf(part);
  return at >= 0 && at < end && start < at + part.length;
}

function names({ speaker }: Expected, name: string): boolean {
  return typeof speaker === 'string' ? speaker === name : speaker.includes(name);
}

function score(cases: readonly (readonly [Case, readonly Found[]])[]): { precision: number; recall: number } {
  const count = { given: 0, right: 0, wanted: 0, got: 0 };
  for (const [{ expect: wanted, free = [] }, spans] of cases) {
    const right = spans.filter(
      (span) =>
        wanted.some((each) => names(each, span.speaker) && touches(span, each.text)) &&
        !free.some((part) => touches(span, part)),
    );
    const got = wanted.filter((each) =>
      spans.some((span) => names(each, span.speaker) && span.text.includes(each.text)),
    );
    count.given += spans.length;
    count.right += right.length;
    count.wanted += wanted.length;
    count.got += got.length;
  }
  return { precision: count.right / count.given, recall: count.got / count.wanted };
}

function said(...paragraphs: string[]): string[] {
  return found(newsOf(paragraphs)).map(({ speaker, text }) => `${speaker}: ${text}`);
}

describe('the corpus', () => {
  test('holds at least 150 texts with speakers and 50 without', () => {
    expect(CORPUS.filter((each) => each.expect.length > 0).length).toBeGreaterThanOrEqual(150);
    expect(CORPUS.filter((each) => each.expect.length === 0).length).toBeGreaterThanOrEqual(50);
  });

  test('is read with a precision of 0.95 and a recall of 0.9', () => {
    const { precision, recall } = score(CORPUS.map((each) => [each, found(newsOf(each.text))] as const));
    expect(precision).toBeGreaterThanOrEqual(0.95);
    expect(recall).toBeGreaterThanOrEqual(0.9);
  });

  test('is read no worse where all of it is one article', () => {
    const all = found(newsOf(CORPUS.flatMap((each) => each.text)));
    const cases = CORPUS.map(
      (each) => [each, all.filter(({ paragraph }) => each.text.includes(paragraph))] as const,
    );
    const { precision, recall } = score(cases);
    expect(precision).toBeGreaterThanOrEqual(0.95);
    expect(recall).toBeGreaterThanOrEqual(0.9);
  });
});

describe('the article on Kursk', () => {
  const article = newsOf(KURSK);
  const spans = found(article);
  const at = (number: number): Found[] => spans.filter(({ paragraph }) => paragraph === KURSK[number - 1]);

  test.each([
    [1, 'Russia', 'it had fully regained control'],
    [2, "Ukraine's army", 'nothing more than propaganda tricks'],
    [7, 'the US-based Institute for the Study of War (ISW)', 'only a few square kilometres'],
    [8, 'Ukrainian President Volodymyr Zelensky', 'create a buffer zone'],
    [9, 'a senior advisor to Zelensky, Mykhailo Podolyak', 'On our terms,'],
    [12, "Russia's Chief of Staff Valery Gerasimov", 'the involvement of North Korean soldiers'],
    [13, 'South Korean and Western intelligence agencies', 'more than 10,000 soldiers'],
    [14, 'Gerasimov', '"provided significant assistance"'],
    [15, 'Zelensky', 'more than 12,000 North Korean soldiers'],
    [17, 'Putin', "The Kyiv regime's adventure"],
    [18, 'ISW', 'some pockets of Russian territory'],
  ])('passage %i: %s', (number, speaker, part) => {
    expect(new Set(at(number).map((span) => span.speaker))).toEqual(new Set([speaker]));
    expect(at(number).some((span) => span.text.includes(part))).toBe(true);
  });

  test.each([3, 4, 5, 6, 10, 11, 16, 19, 20, 21])('passage %i: nobody', (number) => {
    expect(at(number)).toEqual([]);
  });

  test('gives Putin only what stands in quotation marks', () => {
    expect(at(17).map((span) => span.text)).toEqual([
      '"The Kyiv regime\'s adventure has completely failed,"',
    ]);
  });
});

describe('who says what', () => {
  test.each<[string, string[], string[]]>([
    ['a clause', ['The keeper said the lamp had failed.'], ['The keeper: the lamp had failed']],
    [
      'a quotation on both sides',
      ['"We shall rebuild," Governor Lena Holt said on Sunday. "Stone by stone."'],
      ['Governor Lena Holt: "We shall rebuild,"', 'Governor Lena Holt: "Stone by stone."'],
    ],
    [
      'a quotation over two paragraphs',
      ['"We waited," said Ana Ruiz. "It was cold.', '"Then the boat came."', 'The boat left at six.'],
      ['Ana Ruiz: "We waited,"', 'Ana Ruiz: "It was cold.', 'Ana Ruiz: "Then the boat came."'],
    ],
    [
      'single marks, and a plural possessive in them',
      ['‘I can’t complain,’ said Tom, 80. ‘The growers’ union helped us.’'],
      ['Tom, 80: ‘I can’t complain,’', 'Tom, 80: ‘The growers’ union helped us.’'],
    ],
    [
      'two speakers in one sentence',
      ['The opposition says the vote was rigged, while the government says it was fair.'],
      ['The opposition: the vote was rigged', 'the government: it was fair'],
    ],
    [
      'a pronoun that can only mean the one who spoke',
      ['The bank said it was solvent. It said depositors were safe.'],
      ['The bank: it was solvent', 'The bank: depositors were safe'],
    ],
    [
      'a pronoun that cannot mean who spoke',
      ['The bank said it was solvent. He said so was the town.'],
      ['The bank: it was solvent'],
    ],
    [
      'a denial from its verb on',
      ['Her lawyer, Jo Park, denied she had fled.'],
      ['Her lawyer, Jo Park: denied she had fled'],
    ],
    ['a relative clause', ['The sale, which critics say was rushed, is over.'], ['critics: was rushed']],
    [
      'somebody who is quoted by somebody else',
      ['The state-run paper quoted General Abdi as saying that the road was safe.'],
      ['General Abdi: the road was safe'],
    ],
    [
      'no claim that is only mentioned to be denied',
      ['Growers say the well is dry, a charge that the mine has dismissed as "gossip".'],
      ['Growers: the well is dry'],
    ],
    [
      'a relative clause of what is said, and what follows it',
      ['Guests said the fish, which the cook called fresh, made them ill, which the inn denies.'],
      ['Guests: the fish, which the cook called fresh, made them ill'],
    ],
    [
      'accusations that are mutual',
      ['The two crews accused one another of cheating.'],
      ['The two crews: cheating'],
    ],
    [
      'what follows a colon',
      ['One thing is sure: the safe was open, according to the insurer.'],
      ['the insurer: the safe was open'],
    ],
    ['an infinitive', ['The shop claims to be the oldest in town.'], ['The shop: to be the oldest in town']],
    [
      'a denial of a deed, and a second verb',
      ['The count denied selling the forest and said he would sue.'],
      ['The count: denied selling the forest', 'The count: he would sue'],
    ],
    [
      'a source that will not be named',
      ['According to a clerk who spoke on condition of anonymity, the seal was broken.'],
      ['a clerk: the seal was broken'],
    ],
    [
      'a report by its owner',
      ['The agency said rents rose. According to its report, half of the flats stood empty.'],
      ['The agency: rents rose', 'The agency: half of the flats stood empty'],
    ],
    [
      'a judgement in a participle',
      ['The Allotment Union left the hall, calling the lease "a swindle".'],
      ['The Allotment Union: "a swindle"'],
    ],
    [
      'a second judgement of somebody else',
      ['The guild said the fair would open, but the council called it "folly".'],
      ['The guild: the fair would open', 'the council: "folly"'],
    ],
    [
      'words of two parts',
      [
        'Doctors point out that salt helps. The council called on drivers to slow down. Judge Amy Roe ruled out bail. Police put the number of cars at 300.',
      ],
      [
        'Doctors: salt helps',
        'The council: drivers to slow down',
        'Judge Amy Roe: ruled out bail',
        'Police: the number of cars at 300',
      ],
    ],
    [
      'a figure that is disputed',
      ['Aid workers said forty had died, a figure the army disputes.'],
      ['Aid workers: forty had died'],
    ],
    [
      'the passive before a colon',
      ['The envoy was quoted by state media as saying: "We are ready."'],
      ['The envoy: "We are ready."'],
    ],
    [
      'the passive',
      ['The abbot was quoted by the Herald as saying that the bell had cracked.'],
      ['The abbot: the bell had cracked'],
    ],
  ])('%s', (_name, paragraphs, expected) => {
    expect(said(...paragraphs)).toEqual(expected);
  });

  test.each([
    'The general did not say who gave the order.',
    'The general refused to say that he had given the order.',
    'If the mayor says it rained, it rained.',
    'No minister said it was over.',
    'The mayor would say only that it was late.',
    "The army's claims were dismissed.",
    'A ship called "Marta" sank off the so-called "dry coast".',
    'The village, described as "the prettiest in the valley", has 90 people.',
    'The ministry announced a plan that would cut taxes.',
    'The work was done according to plan.',
    'On Monday, the bank announced several changes.',
    'By then, the United States had left.',
    'As Taylor, Knoche, and Granville wrote, the colour fades.',
    'An officer in Kingston, Ontario wrote that hockey was fun.',
    'The plan ministers say will fail was his.',
    'Did the mayor say that the road was closed?',
    'The bank denied the couple a loan.',
    'Storm Ida threatened to flood the valley.',
    'Injury ruled out the captain.',
    'The firm put its plant at risk.',
    'She called on her way to work.',
    'The editor called on Friday to complain.',
    'The minister ordered a drink to calm himself.',
    'Wheat fell after Sudan banned imports, calling it "unclean".',
    'The well had dried up, according to her notes.',
    'He compared the novel with "Emma".',
    'The union voiced support for the strike.',
  ])('nobody: %s', (text) => {
    expect(said(text)).toEqual([]);
  });

  test('only English is read', () => {
    expect(speakersIn(newsOf(['„Es ist vorbei“, said Anna.'], 'de')).size).toBe(0);
    expect(speakersIn(newsOf(['The keeper said it was late.'], 'en-GB')).size).toBe(1);
  });
});

describe('any text', () => {
  const pieces = [
    ...[
      '"',
      '“',
      '”',
      "'",
      '’',
      '(',
      ')',
      ',',
      '.',
      ':',
      '?',
      '—',
      '\n',
      ' said ',
      ' told ',
      ' according to ',
    ],
    ...[
      ' that ',
      ' he ',
      ' and ',
      ' who ',
      'The bank',
      'Mr. Ray',
      ', saying ',
      ' was ',
      ' stated ',
      ' quoted ',
    ],
    ...["Russia's ", ' as saying ', ' on Monday', ' denied ', 'The city fell', '😀', 'É', ' 54 '],
  ];
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(fc.constantFrom(...pieces), { maxLength: 30 }).map((each) => each.join('')),
  );

  test('gives spans in order inside the passage, and speakers as the article writes them', () => {
    fc.assert(
      fc.property(fc.array(text, { maxLength: 4 }), (paragraphs) => {
        const article = newsOf(['News.', ...paragraphs]);
        for (const [id, spans] of speakersIn(article)) {
          const passage = article.passages.find((each) => each.id === id);
          let last = 0;
          for (const { start, end, speaker } of spans) {
            expect(start).toBeGreaterThanOrEqual(last);
            expect(end).toBeGreaterThan(start);
            expect(end).toBeLessThanOrEqual(passage?.text.length ?? -1);
            expect(speaker).not.toBe('');
            expect(article.passages.some((each) => each.text.includes(speaker))).toBe(true);
            last = end;
          }
        }
      }),
      { numRuns: 1000 },
    );
  });
});
