import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unframe } from '../../src/answer/terms/question-frames.ts';

describe('unframe', () => {
  it.each([
    ['Hi! How many tanks were there?', 'How many tanks were there?'],
    ['hello everyone, who is Podolyak?', 'who is Podolyak?'],
    ['please explain who Podolyak is', 'who Podolyak is'],
    ['can somebody explain who Sumy is', 'who Sumy is'],
    ['could u pls tell me when it began asap lol', 'when it began'],
    ['does anyone here know how many tanks there were?', 'how many tanks there were?'],
    ['I was just wondering why Putin invaded', 'why Putin invaded'],
    ['quick question: how many tanks?', 'how many tanks?'],
    ['Sorry if this was asked before, but how many tanks?', 'how many tanks?'],
    ['According to the article, how many tanks?', 'how many tanks?'],
    ['How many tanks? Thanks in advance!', 'How many tanks?'],
    ['how many tanks (asking for a friend)', 'how many tanks'],
    ['who is Podolyak? cc Ivan', 'who is Podolyak?'],
    ['https://example.org/a?b=1 who is Podolyak?', 'who is Podolyak?'],
    ['tell me about Kursk', 'Kursk'],
    ['привіт, хто такий Бондар?', 'хто такий Бондар?'],
  ])('reads %j as %j', (question, text) => {
    expect(unframe(question).text).toBe(text);
  });

  it.each([
    'Who wrote Help!',
    'Who can help me?',
    'What is the thanks for?',
    'How do I learn quickly?',
    'What do I need for school?',
    'Can I post links?',
    'hello',
    'thanks',
    '?!',
    '',
  ])('leaves %j as it is', (question) => {
    expect(unframe(question)).toEqual({ text: question });
  });

  it('parts the sentences that ask from those that do not', () => {
    expect(unframe('I am writing an essay. Who led it? My teacher insists.')).toEqual({
      text: 'Who led it?',
      aside: 'I am writing an essay. My teacher insists.',
    });
    expect(unframe('We talked about the war. how did it begin')).toEqual({
      text: 'how did it begin',
      aside: 'We talked about the war.',
    });
    expect(unframe('Who led it? And when?')).toEqual({ text: 'Who led it? And when?' });
  });

  it('leaves a word wherever there was one, and nothing that was not there', () => {
    const words = fc.constantFrom(
      'hi',
      'please',
      'tell',
      'me',
      'cc',
      'Ivan',
      'thanks',
      'tanks',
      '?',
      '.',
      'www.x.org',
    );
    const texts = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(words).map((some) => some.join(' ')),
    );
    fc.assert(
      fc.property(texts, (question) => {
        const { text } = unframe(question);
        expect(/[\p{L}\p{N}]/u.test(text)).toBe(/[\p{L}\p{N}]/u.test(question));
        for (const word of text.match(/[\p{L}\p{N}]+/gu) ?? []) expect(question).toContain(word);
      }),
    );
  });

  it('reads 1,000 characters of politeness in a moment', () => {
    for (const unit of [
      'please ',
      'hi, ',
      'sorry for ',
      'thanks ',
      'cc a, ',
      '(just ',
      'i need this asap ',
    ]) {
      const started = performance.now();
      unframe(unit.repeat(1_000 / unit.length));
      expect(performance.now() - started).toBeLessThan(200);
    }
  });
});
