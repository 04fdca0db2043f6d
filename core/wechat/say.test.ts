import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { utf8Length } from '../channels/cut-text.ts';
import type { Citation } from '../contract/chat.ts';
import { forMarkdown, PART_LIMIT, partsOf, withNote } from './say.ts';
import { wording } from './wording.ts';
import { xmlText } from './write-xml.ts';

const citation: Citation = {
  index: 1,
  document_id: 'd',
  document_title: '售后手册',
  section_path: ['退货'],
  passage_id: 'd-1',
  quote: '七日',
  start: 0,
  end: 2,
  score: 1,
};
const link = () => 'https://help.example/s/f7e1i6k312sn8qdytogvv8zq0-5';
const bare = (text: string) => text.replace(/[\s＜<]/g, '');

const anyAnswer = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '七日内可以退货。',
        '👨‍👩‍👧‍👦',
        'e\u0301',
        '\u202eמה\u202c',
        '<a href="https://evil.example">点</a>',
        'https://help.example/very/long?path=1&to=2',
        ']]>',
        '\n\n',
        '| 项目 | 期限 |',
      ),
      fc.string({ unit: 'binary', maxLength: 30 }),
    ),
    { maxLength: 200 },
  )
  .map((pieces) => pieces.join(''));

describe('an answer as messages', () => {
  it('is never above the limit with its note, never empty, and loses nothing', () => {
    fc.assert(
      fc.property(anyAnswer, (answer) => {
        const parts = partsOf({ answer: `${answer}[1]`, citations: [citation] }, link);
        expect(parts.length).toBeGreaterThan(0);
        for (const part of parts) {
          expect(part.trim()).not.toBe('');
          for (const why of ['parts', 'awaited'] as const) {
            for (const prompt of ['tap', 'reply'] as const) {
              expect(utf8Length(withNote(part, why, prompt))).toBeLessThanOrEqual(PART_LIMIT);
            }
          }
        }
        const said = `${xmlText(answer)}依据：《售后手册》退货${link()}`;
        expect(bare(parts.join(''))).toBe(bare(said));
      }),
      { numRuns: 300 },
    );
  });

  it('keeps the address of a source in one piece', () => {
    fc.assert(
      fc.property(fc.integer({ min: 400, max: 700 }), (length) => {
        const parts = partsOf({ answer: `${'退'.repeat(length)}[1]`, citations: [citation] }, link);
        expect(parts.some((part) => part.includes(link()))).toBe(true);
      }),
    );
  });

  it('has no tag of a link that somebody else made', () => {
    const odd = ['<a href="x">', '</a>', '<A\nhref=x>', '< a>', '</ a >', '<\ta/>'];
    for (const tag of odd) {
      const [text = ''] = partsOf({
        answer: tag,
        citations: [{ ...citation, document_title: tag, section_path: [tag] }],
      });
      expect(text).not.toMatch(/<\s*\/?\s*a/i);
    }
    expect(partsOf({ answer: '若 a<b 且 1 < 2', citations: [] })).toEqual(['若 a<b 且 1 < 2']);
  });

  it('of nothing is a sentence', () => {
    for (const answer of ['', ' \n', '\0']) expect(partsOf({ answer, citations: [] })).toEqual([wording.trouble]);
  });
});

describe('an answer where Markdown is shown', () => {
  it('makes no link, no picture and no tag of what a document says', () => {
    const hostile =
      '![图](https://evil.example/a.png) [点](https://evil.example) <img src=x> </b> <!-- --> <https://evil.example>';
    expect(forMarkdown(hostile)).not.toMatch(/\]\(|<[a-z/!]/i);
    expect(forMarkdown('[甲]: https://evil.example\n见[甲]')).not.toMatch(/^\s*\[[^\]]*\]:/m);
  });

  it('leaves the rest as it is, within what is shown', () => {
    const text = '1. 七日内（含）可退；a < b\n- 运费由商家承担。';
    expect(forMarkdown(text)).toBe(text);
    expect(forMarkdown('')).toBe('');
    expect(utf8Length(forMarkdown('退货。'.repeat(9_000)))).toBeLessThanOrEqual(20_000);
  });
});
