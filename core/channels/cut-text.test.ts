import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutText, utf8Length } from './cut-text.ts';

const segmenter = new Intl.Segmenter('zh', { granularity: 'grapheme' });
const encoder = new TextEncoder();

/** Where whole graphemes of a text end, the beginning included. */
const boundaries = (text: string) =>
  new Set([0, ...[...segmenter.segment(text)].map(({ segment, index }) => index + segment.length)]);

/** Where each part lies in the text, given that only white space is left out between them. */
function places(text: string, parts: readonly string[]): { start: number; end: number }[] {
  let end = 0;
  return parts.map((part) => {
    const start = text.indexOf(part, end);
    expect(text.slice(end, start).trim()).toBe('');
    end = start + part.length;
    return { start, end };
  });
}

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)), maxLength: 200 }),
  fc.string({
    unit: fc.constantFrom(
      '退',
      '货',
      '。',
      '，',
      '\n',
      ' ',
      '”',
      'é',
      'e\u0301',
      '👨‍👩‍👧‍👦',
      '🇨🇳',
      '1',
      '?',
      '\r\n',
      '\u0301',
    ),
    maxLength: 200,
  }),
);
const anyLimit = fc.integer({ min: 4, max: 300 });

describe('cutText', () => {
  it('makes no part above the limit, and no empty one', () => {
    fc.assert(
      fc.property(anyText, anyLimit, (text, limit) => {
        for (const part of cutText(text, limit)) {
          expect(encoder.encode(part).length).toBeLessThanOrEqual(limit);
          expect(part).toBe(part.trimEnd());
          // A space that carries a mark is no white space.
          const [first] = segmenter.segment(part);
          expect(first?.segment.trim() ?? '').not.toBe('');
        }
      }),
    );
  });

  it('loses nothing but white space at the cuts', () => {
    fc.assert(
      fc.property(anyText, anyLimit, (text, limit) => {
        const last = places(text, cutText(text, limit)).at(-1);
        expect(text.slice(last?.end ?? 0).trim()).toBe('');
      }),
    );
  });

  it('cuts between graphemes wherever a grapheme fits', () => {
    fc.assert(
      fc.property(anyText, anyLimit, (text, limit) => {
        const whole = [...segmenter.segment(text)].every(({ segment }) => encoder.encode(segment).length <= limit);
        fc.pre(whole);
        const allowed = boundaries(text);
        for (const { start, end } of places(text, cutText(text, limit))) {
          expect(allowed.has(start)).toBe(true);
          expect(allowed.has(end)).toBe(true);
        }
      }),
    );
  });

  it('leaves a text that fits as it is', () => {
    const text = '七日内可以退货。\n\n定制商品除外。';
    expect(cutText(text, utf8Length(text))).toEqual([text]);
  });

  it.each([
    ['sentences', '七日内可以退货。定制商品除外，恕不退换。', 40, ['七日内可以退货。', '定制商品除外，恕不退换。']],
    ['lines', '一、身份证\n二、购物凭证\n三、维修工单', 36, ['一、身份证\n二、购物凭证', '三、维修工单']],
    ['clauses', '收到商品之后七日以内，并且没有拆开包装', 40, ['收到商品之后七日以内，', '并且没有拆开包装']],
    ['graphemes', '👨‍👩‍👧‍👦👨‍👩‍👧‍👦', 30, ['👨‍👩‍👧‍👦', '👨‍👩‍👧‍👦']],
  ])('cuts between %s', (_name, text, limit, parts) => {
    expect(cutText(text, limit)).toEqual(parts);
  });

  it('keeps a web address whole', () => {
    const link = 'https://help.example/s/0a1b2c?from=mp,wx&to=第一条';
    const parts = cutText(`依据：《售后服务手册》维修之后要保存什么单据 ${link}`, utf8Length(link));
    expect(parts.at(-1)).toBe(link);
  });

  it('is quick on a long text without any place to cut', () => {
    const begun = performance.now();
    expect(cutText('退'.repeat(100_000), 2000)).toHaveLength(Math.ceil(100_000 / 666));
    expect(performance.now() - begun).toBeLessThan(2000);
  });

  it('refuses a limit that cannot hold a character', () => {
    expect(() => cutText('退货', 3)).toThrow(RangeError);
  });
});

describe('utf8Length', () => {
  it('counts what an encoder writes', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(utf8Length(text)).toBe(encoder.encode(text).length);
      }),
    );
  });
});
