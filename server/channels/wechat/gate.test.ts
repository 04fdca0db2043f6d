import { describe, expect, it } from 'vitest';
import { createMessageCipher } from '../../../core/adapters/wechat/cipher.ts';
import { recordingLog } from '../../testing/test-app.ts';
import { createCipherGate } from './gate.ts';

/** From the samples of WeCom. */
const SAMPLE = {
  token: 'QDG6eK',
  encodingAesKey: 'jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C',
  receiveId: 'wx5823bf96d3bd56c7',
  timestamp: '1409659589',
  nonce: '263014780',
  echostr: 'P9nAzCzyDtyTWESHep1vC5X9xho/qYX3Zpb4yKa9SKld1DsH3Iyt3tP3zNdtp+4RPcs8TgAE7OaBO+FZXvnaqQ==',
  msg_signature: '5c45ff5e21c57e6ad56bac8758b79b1d9ac89fd3',
};

function gateOf(receiveId = SAMPLE.receiveId) {
  const { log, entries } = recordingLog();
  const clock = () => new Date(Number(SAMPLE.timestamp) * 1000);
  const cipher = createMessageCipher({ ...SAMPLE, receiveId });
  return { gate: createCipherGate({ cipher, clock, log, nonce: () => '1' }), entries };
}
const queryOf =
  (more: Partial<typeof SAMPLE> = {}) =>
  (name: string) =>
    ({ ...SAMPLE, ...more })[name as keyof typeof SAMPLE];

describe('the check of an address by WeCom', () => {
  it('gets the very text that was encrypted', () => {
    expect(gateOf().gate.echo(queryOf())).toBe('1616140317555161061');
  });

  it('gets it where pluses were not escaped in the address', () => {
    const echostr = SAMPLE.echostr.replaceAll('+', ' ');
    expect(gateOf().gate.echo(queryOf({ echostr }))).toBe('1616140317555161061');
  });

  it('gets nothing else, and only the log is told why', () => {
    const cases: [ReturnType<typeof gateOf>, Partial<typeof SAMPLE>, RegExp][] = [
      [gateOf(), { nonce: '263014781' }, /signature is not made/],
      [gateOf('wx5823bf96d3bd56c8'), {}, /not encrypted for this account/],
      [gateOf(), { echostr: '' }, /signature is not made/],
    ];
    for (const [{ gate, entries }, more, reason] of cases) {
      expect(() => gate.echo(queryOf(more))).toThrow(expect.objectContaining({ code: 'untrusted_push' }));
      expect(JSON.stringify(entries)).toMatch(reason);
    }
  });
});
