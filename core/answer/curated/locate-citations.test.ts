import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildDocument } from '../../documents/build-document.ts';
import { type CitableDocument, locateCitations } from './locate-citations.ts';

const RETURNS = `退货说明
自签收之日起七日内，可以无理由退货。
定制商品、拆封的食品不支持无理由退货。
运费由买家承担。换货的运费由商家承担。`;

/** Under its id and its path, as ingest gives it. */
function documentsOf(texts: Record<string, string>): Map<string, CitableDocument> {
  const built = Object.entries(texts).map(([id, text]): CitableDocument => {
    const blocks = text.split('\n').map((line) => ({ kind: 'paragraph' as const, text: line }));
    const source = { path: `${id}.txt`, format: 'text', sha256: id, bytes: text.length };
    return buildDocument({ blocks, facts: { id }, structured: false }, source, (value) => value);
  });
  return new Map(built.flatMap((one) => [one.document.id, one.document.source.path].map((name) => [name, one])));
}

const cite = (document: string, quote: string, texts: Record<string, string> = { returns: RETURNS }) =>
  locateCitations({ citations: [{ document, quote }] }, documentsOf(texts));

describe('locateCitations', () => {
  it('finds a quotation by its document’s id or path', () => {
    for (const name of ['returns', 'returns.txt']) {
      const { citations, repeated, stale } = cite(name, '运费由买家承担。');
      expect({ repeated, stale }).toEqual({ repeated: [], stale: [] });
      expect(citations.map(({ documentId, start, end }) => [documentId, RETURNS.slice(start, end)])).toEqual([
        ['returns', '运费由买家承担。'],
      ]);
    }
  });

  it('finds any stretch of a document, however its white space lies', () => {
    const text = documentsOf({ returns: RETURNS }).get('returns')?.document.text ?? '';
    const first = text.indexOf('自签收');
    const place = fc.tuple(fc.nat(text.length), fc.nat(text.length)).map(([one, other]) => ({
      start: Math.max(first, Math.min(one, other)),
      end: Math.max(one, other),
    }));
    const space = fc.constantFrom('', ' ', '\n', '\n  ');
    fc.assert(
      fc.property(place, space, ({ start, end }, between) => {
        const quote = text.slice(start, end).trim();
        fc.pre(quote !== '');
        const { citations } = cite('returns', quote.replace(/\s+/g, '').split('').join(between));
        expect(citations).toHaveLength(1);
        for (const found of citations) {
          const said = text.slice(found.start, found.end);
          expect(said.replace(/\s+/g, '')).toBe(quote.replace(/\s+/g, ''));
          expect(said).toBe(said.trim());
        }
      }),
    );
  });

  it('takes signs of patterns as what they are', () => {
    const signs = 'a.b*c (1+1) [x] {y} ^$ | \\d / ?';
    expect(cite('signs', signs, { signs: `标题\n前文。${signs}` }).stale).toEqual([]);
    expect(cite('signs', 'a-b', { signs: `标题\n前文。${signs}` }).stale).toHaveLength(1);
  });

  it('says how often the words stand there, and cites the first', () => {
    const { citations, repeated } = cite('returns', '商家承担', { returns: `${RETURNS}\n质检费由商家承担。` });
    expect(repeated).toEqual([{ citation: 1, places: 2 }]);
    expect(citations[0]?.start).toBe(RETURNS.indexOf('商家承担'));
  });

  it('tells what comes nearest where the words have changed', () => {
    const { citations, stale } = cite('returns', '自签收之日起十五日内，可以无理由退货。');
    expect(citations).toEqual([]);
    expect(stale).toEqual([
      {
        citation: 1,
        document: 'returns',
        quote: '自签收之日起十五日内，可以无理由退货。',
        nearest: { document: 'returns', text: '自签收之日起七日内，可以无理由退货。' },
      },
    ]);
  });

  it('tells where the words have gone, and nothing where they are nowhere', () => {
    const texts = { returns: '退货说明\n见客服公告。', shipping: RETURNS };
    expect(cite('returns', '运费由买家承担。', texts).stale[0]?.nearest?.document).toBe('shipping.txt');
    expect(cite('gone', '运费由买家承担。', texts).stale[0]?.nearest?.document).toBe('shipping.txt');
    expect(cite('returns', '本店概不负责。', texts).stale).toEqual([
      { citation: 1, document: 'returns', quote: '本店概不负责。' },
    ]);
  });
});
