import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { StoredDocument } from '../documents/document.ts';
import { sourceExcerpt } from './source-excerpt.ts';

const TEXT = '售后手册\n第一条\n七日内可以退货。\n运费自理。\n第二条\n保修一年。';
const document: StoredDocument = {
  id: '手册',
  title: '售后手册',
  text: TEXT,
  sections: [
    { path: ['第一条'], start: TEXT.indexOf('第一条'), end: TEXT.indexOf('第二条') - 1 },
    { path: ['第二条'], start: TEXT.indexOf('第二条'), end: TEXT.length },
  ],
  lists: [],
  source: { path: '手册.md', format: 'markdown', sha256: '', bytes: 0 },
};
const place = (quote: string) => {
  const start = TEXT.indexOf(quote);
  return { quotation: { start, end: start + quote.length }, start };
};
const shown = ({ lines }: ReturnType<typeof sourceExcerpt>) =>
  lines.map(({ before, marked, after }) => before + (marked === '' ? '' : `[${marked}]`) + after);

describe('sourceExcerpt', () => {
  it('shows the section with the quotation marked', () => {
    const excerpt = sourceExcerpt(document, place('可以退货。'));
    expect(shown(excerpt)).toEqual(['七日内[可以退货。]', '运费自理。']);
    expect(excerpt).toMatchObject({ path: ['第一条'], cutBefore: false, cutAfter: false });
  });

  it('marks a quotation of several lines', () => {
    expect(shown(sourceExcerpt(document, place('退货。\n运费')))).toEqual(['七日内可以[退货。]', '[运费]自理。']);
  });

  it('shows the whole document when asked', () => {
    const { lines } = sourceExcerpt(document, place('保修一年。'), true);
    expect(lines).toHaveLength(5);
    expect(lines.filter(({ isHeading }) => isHeading).map(({ before, after }) => before + after)).toEqual([
      '第一条',
      '第二条',
    ]);
  });

  it('shows what stands there now, with nothing marked, where the quotation is gone', () => {
    const excerpt = sourceExcerpt(document, { quotation: null, start: TEXT.indexOf('保修') });
    expect(shown(excerpt)).toEqual(['保修一年。']);
    expect(shown(sourceExcerpt(document, { quotation: null, start: 10 ** 9 }))).toEqual(['保修一年。']);
  });

  it('leaves out what is far away in a long section, by whole lines', () => {
    const text = Array.from({ length: 200 }, (_, i) => `第${i}行的内容到这里为止。`).join('\n');
    const long = { ...document, text, sections: [] };
    const start = text.indexOf('第100行');
    const excerpt = sourceExcerpt(long, { quotation: { start, end: start + 5 }, start });
    expect(excerpt).toMatchObject({ cutBefore: true, cutAfter: true, path: [] });
    expect(shown(excerpt).length).toBeLessThan(80);
    for (const line of shown(excerpt)) expect(line).toMatch(/^\[?第.*为止。$/);
  });

  it('shows exactly the quotation as marked, wherever it is', () => {
    const range = fc.tuple(fc.nat(TEXT.length - 1), fc.integer({ min: 1, max: TEXT.length }), fc.boolean());
    fc.assert(
      fc.property(range, ([start, length, all]) => {
        const end = Math.min(TEXT.length, start + length);
        const { lines } = sourceExcerpt(document, { quotation: { start, end }, start }, all);
        expect(lines.map(({ marked }) => marked).join('')).toBe(TEXT.slice(start, end).replaceAll('\n', ''));
      }),
    );
  });
});
