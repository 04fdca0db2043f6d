import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createMessageCipher, createSigner } from './cipher.ts';

type Vector = {
  id: string;
  kind: 'signature' | 'url_verify' | 'decrypt' | 'encrypt';
  token: string;
  timestamp: string;
  nonce: string;
  signature?: string;
  encoding_aes_key?: string;
  receive_id?: string;
  ciphertext?: string;
  msg_signature?: string;
  random?: string;
  plaintext?: string;
};

/** From the documentation of 公众号 and from the samples of WeCom; two with paddings of 1 and 32. */
const OWN: Vector[] = [
  {
    id: 'V1',
    kind: 'signature',
    token: 'AAAAA',
    timestamp: '1714036504',
    nonce: '1514711492',
    signature: 'f464b24fc39322e44b38aa78f5edd27bd1441696',
  },
  {
    id: 'V4',
    kind: 'encrypt',
    token: 'AAAAA',
    encoding_aes_key: 'A'.repeat(43),
    receive_id: 'wxba5fad812f8e6fb9',
    timestamp: '1713424427',
    nonce: '415670741',
    ciphertext: 'ELGduP2YcVatjqIS+eZbp80MNLoAUWvzzyJxgGzxZO/5sAvd070Bs6qrLARC9nVHm48Y4hyRbtzve1L32tmxSQ==',
    msg_signature: '1b9339964ed2e271e7c7b6ff2b0ef902fc94dea1',
    random: '707722b803182950',
    plaintext: '{"demo_resp":"good luck"}',
  },
  {
    id: 'V5',
    kind: 'encrypt',
    token: 'AAAAA',
    encoding_aes_key: 'A'.repeat(43),
    receive_id: 'wxba5fad812f8e6fb9',
    timestamp: '1714112445',
    nonce: '415670741',
    ciphertext:
      'uMMzGtqcnpOzXOYBwDQNrTKqq1gfFL9ZipCOy/gYhNsj0EbDiLgmyIpctOWh4+FF28LepmxqkFHWq0/W1HpwVThBvOfqfojRqfSqOCcrXV+fVpED4mak/KZt2gsUJ7hv',
    msg_signature: '0af5967fd5900b3f9b4652f2266a980b1674aecf',
    random: '0123456789abcdef',
    plaintext: 'xxxxxxxxxxxxxxxxxxxxxxxxxx',
  },
  {
    id: 'C1',
    kind: 'url_verify',
    token: 'QDG6eK',
    encoding_aes_key: 'jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C',
    receive_id: 'wx5823bf96d3bd56c7',
    timestamp: '1409659589',
    nonce: '263014780',
    ciphertext: 'P9nAzCzyDtyTWESHep1vC5X9xho/qYX3Zpb4yKa9SKld1DsH3Iyt3tP3zNdtp+4RPcs8TgAE7OaBO+FZXvnaqQ==',
    msg_signature: '5c45ff5e21c57e6ad56bac8758b79b1d9ac89fd3',
    random: 'c41b64491c2468d0',
    plaintext: '1616140317555161061',
  },
];

const shared = join(import.meta.dirname, '../../../../shared/wechat/wx-vectors.json');
const more = existsSync(shared) ? (JSON.parse(readFileSync(shared, 'utf8')).vectors as Vector[]) : [];
if (more.length === 0) console.info(`skipped, more vectors: there is no ${shared}`);

function cipherOf({ token, encoding_aes_key = '', receive_id = '', random = '' }: Vector) {
  return createMessageCipher({
    token,
    encodingAesKey: encoding_aes_key,
    receiveId: receive_id,
    random: () => Buffer.from(random),
  });
}

const KEY = 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG';
const stamp = { timestamp: '1409304348', nonce: '263014780' };
const account = { token: 'pamtest', encodingAesKey: KEY, receiveId: 'wxb11529c136998cb6' };

describe('message cipher', () => {
  it.each([...OWN, ...more].map((vector) => [vector.id, vector] as const))('vector %s is exact', (_id, vector) => {
    const { token, ciphertext, msg_signature, signature, plaintext, timestamp, nonce } = vector;
    const own = { timestamp, nonce };
    const expected = msg_signature ?? signature ?? '';
    expect(createSigner(token).sign(own, ciphertext)).toBe(expected);
    expect(createSigner(token).isSigned(expected, own, ciphertext)).toBe(true);
    if (vector.encoding_aes_key === undefined || plaintext === undefined) return;
    const cipher = cipherOf(vector);
    expect(cipher.open(ciphertext ?? '')).toBe(plaintext);
    expect(cipher.seal(plaintext, own)).toEqual({ ...own, encrypted: ciphertext, signature: msg_signature });
  });

  it('opens what it sealed, whatever its length and characters', () => {
    const cipher = createMessageCipher(account);
    const paddings = new Set<number>();
    for (let length = 0; length <= 4096; length++) {
      const message = 'x'.repeat(length);
      paddings.add(32 - ((20 + length + account.receiveId.length) % 32));
      if (cipher.open(cipher.seal(message, stamp).encrypted) !== message) expect.fail(`${length} characters`);
    }
    expect(paddings.size).toBe(32);
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (message) => {
        expect(cipher.open(cipher.seal(message, stamp).encrypted)).toBe(message.toWellFormed());
      }),
      { numRuns: 10_000 },
    );
  });

  it('opens nothing of another account, and knows the empty one', () => {
    const { encrypted } = createMessageCipher(account).seal('你好', stamp);
    for (const receiveId of ['', 'wxb11529c136998cb', 'wxb11529c136998cb60', 'wxb11529c136998cb7']) {
      expect(createMessageCipher({ ...account, receiveId }).open(encrypted)).toBeNull();
    }
    const bot = createMessageCipher({ ...account, receiveId: '' });
    expect(bot.open(bot.seal('你好', stamp).encrypted)).toBe('你好');
  });

  it('refuses 10,000 mutations of what is signed, and throws at none', () => {
    const sealed = createMessageCipher(account).seal('<xml><Content>退货</Content></xml>', stamp);
    const parts = { ...stamp, token: account.token, encrypted: sealed.encrypted, signature: sealed.signature };
    const names = Object.keys(parts) as (keyof typeof parts)[];
    let refused = 0;
    fc.assert(
      fc.property(
        fc.constantFrom(...names),
        fc.nat(),
        fc.integer({ min: 1, max: 255 }),
        fc.constantFrom('replaced', 'inserted', 'removed'),
        (name, place, delta, how) => {
          const text = parts[name];
          const at = place % text.length;
          const other = String.fromCharCode((text.charCodeAt(at) + delta) % 256);
          const head = text.slice(0, at);
          const changed = { removed: '', inserted: other + text[at], replaced: other }[how];
          const mutated = { ...parts, [name]: head + changed + text.slice(at + 1) };
          const cipher = createMessageCipher({ ...account, token: mutated.token });
          expect(cipher.isSigned(mutated.signature, mutated, mutated.encrypted)).toBe(false);
          refused += 1;
        },
      ),
      { numRuns: 10_000 },
    );
    expect(refused).toBe(10_000);
  });

  it('gives the same nothing for whatever is wrong with what is encrypted', () => {
    const cipher = createMessageCipher(account);
    const { encrypted } = cipher.seal('你好'.repeat(20), stamp);
    const bytes = Buffer.from(encrypted, 'base64');
    const wrong = ['', 'abc', '=', '****', `${encrypted}\n`, `${encrypted}!`, ` ${encrypted}`, encrypted.slice(4)];
    for (const length of [1, 3, 15, 16, 48]) wrong.push(Buffer.alloc(length).toString('base64'));
    for (const text of wrong) expect(cipher.open(text), JSON.stringify(text)).toBeNull();
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 32, maxLength: 320 }), (noise) => {
        expect(cipher.open(Buffer.from(noise).toString('base64'))).toBeNull();
      }),
      { numRuns: 2_000 },
    );
    // Bits flipped in the last two blocks hit padding, account and length; the message itself only its signature guards.
    for (let bit = (bytes.length - 32) * 8; bit < bytes.length * 8; bit++) {
      const flipped = Buffer.from(bytes);
      flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(cipher.open(flipped.toString('base64'))).toBeNull();
    }
  });

  it('refuses keys of another form, and accepts bits behind the last byte as the platform does', () => {
    for (const encodingAesKey of ['', KEY.slice(1), `${KEY}=`, `${KEY}a`, `${KEY.slice(1)}*`]) {
      expect(() => createMessageCipher({ ...account, encodingAesKey })).toThrow(RangeError);
    }
    const zero = createMessageCipher({ ...account, encodingAesKey: `${KEY.slice(0, -1)}E` });
    expect(zero.open(createMessageCipher(account).seal('同', stamp).encrypted)).toBe('同');
  });

  it('sorts by bytes, not by UTF-16', () => {
    const signer = createSigner('\u{1f600}');
    const other = { timestamp: '\uffee', nonce: 'a' };
    const joined = `a\uffee\u{1f600}`;
    expect(signer.sign(other)).toBe(createHash('sha1').update(joined).digest('hex'));
  });
});
