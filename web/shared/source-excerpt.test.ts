import { describe, expect, it } from 'vitest';
import type { DocumentResponse } from '../../core/contract/documents.ts';
import { excerptOf } from './source-excerpt.ts';

const TEXT = '退货须知\n什么情况可以退\n七日内完好的可以退。定制的不可以退。\n运费谁付\n由买家付。';
const at = (quote: string) => ({ start: TEXT.indexOf(quote), end: TEXT.indexOf(quote) + quote.length, quote });
const section = (path: string, from: string, to: string) => ({
  path: [path],
  start: TEXT.indexOf(from),
  end: TEXT.indexOf(to) + to.length,
});
const DOCUMENT: DocumentResponse = {
  id: 'd',
  title: '退货须知',
  text: TEXT,
  sections: [section('什么情况可以退', '什么情况', '不可以退。'), section('运费谁付', '运费', '买家付。')],
  source: { path: 'd.md', format: 'md', sha256: '', bytes: 1 },
};
const place = (path: string) => ({ document_id: 'd', document_title: '退货须知', section_path: [path] });

describe('the part of a document to show', () => {
  it('is the section around a quotation, marked, without the heading that stands above it', () => {
    expect(excerptOf(DOCUMENT, { ...place('什么情况可以退'), ...at('定制的不可以退。') }, false)).toEqual({
      lines: [{ before: '七日内完好的可以退。', marked: '定制的不可以退。', after: '' }],
      whole: false,
      found: true,
    });
  });

  it('is everything when that is asked for', () => {
    const { lines, whole } = excerptOf(DOCUMENT, { ...place('什么情况可以退'), ...at('七日内完好的可以退。') }, true);
    expect(whole).toBe(true);
    expect(lines.map(({ before, marked, after }) => before + marked + after).join('\n')).toBe(TEXT);
  });

  it('is a section as a whole where nothing is quoted', () => {
    const { lines, found } = excerptOf(DOCUMENT, place('运费谁付'), false);
    expect(lines).toEqual([{ before: '由买家付。', marked: '', after: '' }]);
    expect(found).toBe(true);
  });

  it('is where the words are now, in a document that has changed, and says when they are gone', () => {
    const moved = { ...DOCUMENT, text: `新的第一行\n${TEXT}`, sections: [] };
    const quoted = { ...place('运费谁付'), ...at('由买家付。') };
    expect(excerptOf(moved, quoted, false).lines.find(({ marked }) => marked !== '')?.marked).toBe('由买家付。');
    expect(excerptOf({ ...moved, text: '别的' }, quoted, false).found).toBe(false);
  });

  it('is cut to whole lines around a quotation in a long section', () => {
    const line = `${'很长的规定。'.repeat(20)}\n`;
    const text = `${line.repeat(40)}七日内可以退。\n${line.repeat(40)}`;
    const start = text.indexOf('七日');
    const quote = { start, end: start + 7, quote: '七日内可以退。' };
    const { lines, whole } = excerptOf({ ...DOCUMENT, text, sections: [] }, { ...place('x'), ...quote }, false);
    expect(whole).toBe(false);
    expect(lines.length).toBeLessThan(20);
    const shown = lines.map(({ before, marked, after }) => before + marked + after);
    expect(new Set(shown)).toEqual(new Set([line.trim(), quote.quote]));
  });
});
