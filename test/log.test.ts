import { Writable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { createLog } from '../src/log.ts';

function written(isTTY: boolean) {
  const lines: string[] = [];
  const stream = new Writable({
    write(chunk, _, done) {
      lines.push(String(chunk));
      done();
    },
  });
  return { lines, to: Object.assign(stream, { isTTY }) };
}

describe('the log', () => {
  const token = 'MTIz.abc-def_ghi';

  test.each([true, false])(
    'GIVEN a secret anywhere in what is logged THEN no line holds it (terminal: %s)',
    (isTTY) => {
      const { lines, to } = written(isTTY);
      const log = createLog('info', [token], to);
      const error = Object.assign(new Error(`refused ${token}`), {
        requestBody: { authorization: `Bot ${token}` },
      });
      log.error({ err: error, nested: { deep: [token] }, [token]: 1 }, `with ${token}`);
      log.info({ err: new Error('outer', { cause: error }) });
      expect(lines.join('')).toContain('[secret]');
      expect(lines.join('')).not.toContain(token);
    },
  );

  test('GIVEN the address of an interaction THEN its token is left out', () => {
    const { lines, to } = written(false);
    createLog('info', [], to).warn({
      url: 'https://discord.com/api/v10/interactions/123/aW50ZXJhY3Rpb24/callback',
      hook: 'https://discord.com/api/v10/webhooks/123/aW50ZXJhY3Rpb24',
    });
    expect(lines.join('')).toContain('/interactions/123/[token]/callback');
    expect(lines.join('')).not.toContain('aW50ZXJhY3Rpb24');
  });

  test('GIVEN an error of discord.js THEN what was sent is left out, and the rest is told', () => {
    const { lines, to } = written(false);
    const sent = { requestBody: { json: { content: 'who is Podolyak?' } }, code: 50035, url: '/x' };
    createLog('info', [], to).error({ err: Object.assign(new Error('Invalid Form Body'), sent) });
    expect(lines.join('')).not.toContain('Podolyak');
    expect(JSON.parse(lines.join('')).err).toMatchObject({
      message: 'Invalid Form Body',
      code: 50035,
      url: '/x',
    });
    expect(JSON.parse(lines.join('')).err.stack).toContain('log.test.ts');
  });

  test('GIVEN something thrown that is no error THEN it is told as it is', () => {
    const { lines, to } = written(false);
    createLog('info', [], to).error({ err: 'a text' });
    createLog('info', [], to).error({ err: undefined });
    expect(lines.map((line) => JSON.parse(line).err)).toEqual(['a text', undefined]);
  });

  test('GIVEN a level THEN quieter lines are not written', () => {
    const { lines, to } = written(false);
    const log = createLog('warn', [], to);
    log.info('quiet');
    log.warn('loud');
    expect(lines.map((line) => JSON.parse(line).msg)).toEqual(['loud']);
  });
});
