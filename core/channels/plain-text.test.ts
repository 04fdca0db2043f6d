import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Citation } from '../contract/chat.ts';
import { utf8Length } from './cut-text.ts';
import { plainAnswer, plainText, plainTextParts } from './plain-text.ts';

const cited = (index: number, title: string, ...path: string[]): Citation => ({
  index,
  document_id: title,
  document_title: title,
  section_path: path,
  passage_id: `${title}-${index}`,
  quote: '原话',
  start: 0,
  end: 2,
  score: 1,
});

const said = {
  answer: '1. 身份证；[1]\n2. 购物凭证。[2]\n七日内送回。[3]',
  citations: [
    cited(1, '售后手册', '第三章', '要带什么'),
    cited(2, '售后手册', '第三章', '要带什么'),
    cited(3, '退货办法', '第五条'),
  ],
};

describe('plainText', () => {
  it('leaves the numbers out and names each place once', () => {
    expect(plainText(said)).toBe(
      '1. 身份证；\n2. 购物凭证。\n七日内送回。\n\n依据：《售后手册》要带什么\n依据：《退货办法》第五条',
    );
  });

  it('keeps the numbers as circled ones, and links each place', () => {
    expect(
      plainText(said, { markers: 'circled', link: ({ document_id, start }) => `https://h/s/${document_id}${start}` }),
    ).toBe(
      '1. 身份证；①\n2. 购物凭证。②\n七日内送回。③\n\n' +
        '依据①②：《售后手册》要带什么 https://h/s/售后手册0\n依据③：《退货办法》第五条 https://h/s/退货办法0',
    );
  });

  it('has no line of sources where nothing is cited', () => {
    expect(plainText({ answer: '你好！', citations: [] })).toBe('你好！');
  });

  it('does not repeat a title that is also the heading', () => {
    expect(plainText({ answer: '好。[1]', citations: [cited(1, '退货', '退货')] })).toBe('好。\n\n依据：《退货》');
  });

  it('leaves numbers in brackets alone that are no citation', () => {
    expect(plainAnswer({ answer: '见附件[2]。[1]', citations: [cited(1, '甲')] })).toBe('见附件[2]。');
  });

  it.each([
    [1, '①'],
    [20, '⑳'],
    [21, '㉑'],
    [35, '㉟'],
    [36, '㊱'],
    [50, '㊿'],
    [51, '〔51〕'],
  ])('writes %i as %s', (index, character) => {
    const text = plainAnswer({ answer: `好[${index}]`, citations: [cited(index, '甲')] }, { markers: 'circled' });
    expect(text).toBe(`好${character}`);
  });

  it('comes in parts that a service takes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), fc.integer({ min: 60, max: 400 }), (text, limit) => {
        const long = { answer: `${text}[1]`, citations: [cited(1, '售后手册', '要带什么')] };
        const parts = plainTextParts(long, limit);
        for (const part of parts) expect(utf8Length(part)).toBeLessThanOrEqual(limit);
        const bare = (one: string) => one.replace(/\s/g, '');
        expect(bare(parts.join(''))).toBe(bare(plainText(long)));
      }),
    );
  });
});
