import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { StoredDocument } from '../documents/document.ts';
import { fingerprint, placesOf } from './fingerprint.ts';
import { locateSource, readSourceId, sourceId, sourceLink } from './source-link.ts';

const documentOf = (id: string, text: string): StoredDocument => ({
  id,
  title: id,
  text,
  sections: [],
  lists: [],
  source: { path: `${id}.md`, format: 'markdown', sha256: '', bytes: text.length },
});

const chinese = fc.string({ unit: fc.constantFrom('退', '货', '修', '。', '\n', '👍'), minLength: 1, maxLength: 40 });

function locate(id: string, ...documents: StoredDocument[]) {
  const reference = readSourceId(id);
  if (reference === undefined) throw new Error(`${id} is no id.`);
  return locateSource(reference, documents);
}

describe('a link to a source', () => {
  it('leads to the very characters, in an address of short plain characters', () => {
    fc.assert(
      fc.property(chinese, chinese, chinese, (before, quote, after) => {
        const document = documentOf('售后/手册', before + quote + after);
        const id = sourceId({ document_id: document.id, start: before.length, quote });
        expect(id).toMatch(/^[\da-z-]{27,42}$/);
        const span = { start: before.length, end: before.length + quote.length };
        expect(locate(id, documentOf('别的', quote), document)).toEqual({
          document,
          quotation: span,
          start: span.start,
        });
      }),
    );
  });

  it('follows the words to where they are in a document that has changed', () => {
    fc.assert(
      fc.property(chinese, chinese, (before, inserted) => {
        const quote = '七日内可以退货。';
        const id = sourceId({ document_id: '手册', start: before.length, quote });
        const text = `${inserted}${before}${quote}完`;
        const found = locate(id, documentOf('手册', text))?.quotation;
        expect(found && text.slice(found.start, found.end)).toBe(quote);
      }),
    );
  });

  it('takes the nearest of several places', () => {
    const id = sourceId({ document_id: '手册', start: 20, quote: '免费。' });
    const text = `免费。${'一'.repeat(18)}免费。${'二'.repeat(30)}免费。`;
    expect(locate(id, documentOf('手册', text))?.quotation?.start).toBe(21);
  });

  it('says that the words are gone', () => {
    const id = sourceId({ document_id: '手册', start: 2, quote: '七日内可以退货。' });
    expect(locate(id, documentOf('手册', '首先十日内可以退货。'))).toMatchObject({ quotation: null, start: 2 });
  });

  it('says that the document is gone', () => {
    const id = sourceId({ document_id: '手册', start: 0, quote: '退货' });
    expect(locate(id, documentOf('别的', '退货'))).toBeUndefined();
  });

  it.each([
    '',
    'x',
    '../../etc/passwd',
    `${'0'.repeat(24)}1`,
    `${'0'.repeat(24)}1-`,
    `${'0'.repeat(24)}1-${'z'.repeat(9)}`,
    `${'A'.repeat(24)}1-1`,
  ])('knows that %s is no id', (id) => expect(readSourceId(id)).toBeUndefined());

  it('stands under the address of the server', () => {
    const quoted = { document_id: '手册', start: 0, quote: '退货' };
    expect(sourceLink('https://h.example/help/', quoted)).toBe(`https://h.example/help/s/${sourceId(quoted)}`);
  });
});

describe('placesOf', () => {
  it('finds every place of a stretch, as comparing would', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('退', '货'), maxLength: 60 }),
        fc.string({ unit: fc.constantFrom('退', '货'), minLength: 1, maxLength: 3 }),
        (text, wanted) => {
          const compared = [...text].flatMap((_, at) => (text.startsWith(wanted, at) ? [at] : []));
          expect(placesOf(fingerprint(wanted), wanted.length, text)).toEqual(compared);
        },
      ),
    );
  });

  it('finds nothing of another length', () => {
    expect(placesOf(fingerprint('退货'), 0, '退货')).toEqual([]);
    expect(placesOf(fingerprint('退货'), 36 ** 8, '退货')).toEqual([]);
  });
});
