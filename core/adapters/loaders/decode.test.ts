import fc from 'fast-check';
import { Converter } from 'opencc-js';
import { describe, expect, it } from 'vitest';
import { decodeText } from './decode.ts';

const SIMPLIFIED = '消费者自收到商品之日起七日内可以无理由退货，运费由消费者承担。';
const TRADITIONAL = '消費者自收到商品之日起七日內可以無理由退貨，運費由消費者承擔。';

/** The bytes of `text` in a two-byte encoding that Node only decodes, found by decoding every pair. */
function encode(text: string, label: 'gb18030' | 'big5'): Uint8Array {
  const decoder = new TextDecoder(label, { fatal: true });
  const codes = new Map<string, number[]>();
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      const character = tryDecode(decoder, [lead, trail]);
      if (character && !codes.has(character)) codes.set(character, [lead, trail]);
    }
  }
  return Uint8Array.from([...text].flatMap((character) => codes.get(character) ?? [character.charCodeAt(0)]));
}

function tryDecode(decoder: InstanceType<typeof TextDecoder>, bytes: number[]): string | null {
  try {
    const text = decoder.decode(Uint8Array.from(bytes));
    return [...text].length === 1 ? text : null;
  } catch {
    return null;
  }
}

describe('decodeText', () => {
  it('reads UTF-8 and UTF-16 by their byte order marks, and drops the mark', () => {
    const utf16 = Buffer.from(`\uFEFF${SIMPLIFIED}`, 'utf16le');
    expect(decodeText(Buffer.from(`\uFEFF${SIMPLIFIED}`))).toBe(SIMPLIFIED);
    expect(decodeText(utf16)).toBe(SIMPLIFIED);
    expect(decodeText(Buffer.from(utf16).swap16())).toBe(SIMPLIFIED);
  });

  it('tells GB18030 from Big5', () => {
    expect(decodeText(encode(SIMPLIFIED, 'gb18030'))).toBe(SIMPLIFIED);
    expect(decodeText(encode(TRADITIONAL, 'big5'))).toBe(TRADITIONAL);
    expect(decodeText(encode('客服电话：400-800-1234', 'gb18030'))).toBe('客服电话：400-800-1234');
    expect(decodeText(encode('退貨', 'big5'))).toBe('退貨');
  });

  it('reads traditional text that was saved as GBK', () => {
    const text = Converter({ from: 'cn', to: 'hk' })(SIMPLIFIED.repeat(3));
    expect(decodeText(encode(text, 'gb18030'))).toBe(text);
  });

  it('follows a declared charset only when the bytes are not UTF-8', () => {
    expect(decodeText(Buffer.from(SIMPLIFIED), 'big5')).toBe(SIMPLIFIED);
    expect(decodeText(encode(SIMPLIFIED, 'gb18030'), 'gb2312')).toBe(SIMPLIFIED);
    expect(decodeText(encode(SIMPLIFIED, 'gb18030'), 'no-such-charset')).toBe(SIMPLIFIED);
  });

  it('refuses what is not text', () => {
    const refused = { reason: 'binary' };
    expect(() => decodeText(Uint8Array.from([0x50, 0x4b, 3, 4, 0, 0]))).toThrow(expect.objectContaining(refused));
    expect(() => decodeText(Uint8Array.from({ length: 400 }, (_, i) => (i * 89 + 7) % 255 || 1))).toThrow(
      expect.objectContaining(refused),
    );
    expect(() => decodeText(Uint8Array.from([0xff, 0xfe, 0x00]))).toThrow(expect.objectContaining(refused));
  });

  it('refuses as empty what shows nothing', () => {
    for (const blank of ['\uFEFF', ' \n\t', '\u200B\u3000\r\n']) {
      expect(() => decodeText(Buffer.from(blank))).toThrow(expect.objectContaining({ reason: 'empty' }));
    }
  });

  it('reads back any text of visible characters written as UTF-8', () => {
    const visible = fc.string({ unit: fc.constantFrom(...'退货七日a1，。 \n😀'), minLength: 1 });
    fc.assert(
      fc.property(visible, (text) => {
        fc.pre(text.trim() !== '');
        expect(decodeText(Buffer.from(text))).toBe(text);
      }),
    );
  });
});
