import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { questionOf, spanOf } from '../testing/question.ts';
import { anchorQuestions } from './anchor.ts';

const quoting = (evidence: unknown[]) => questionOf({ evidence });
const documents = new Map([['guide', '退货七天，换货七天。保修一年。']]);
const span = { id: 'e1', document: 'guide', quote: '保修一年。', start: 10, end: 15 };

describe('anchoring', () => {
  it('keeps what stands where it says, although it stands elsewhere too', () => {
    const question = quoting([{ ...span, quote: '七天', start: 7, end: 9 }]);
    expect(anchorQuestions([question], documents)).toEqual({ questions: [question], adrift: [] });
  });

  it('fills in and corrects the place of a quote that stands once', () => {
    const { start: _start, end: _end, ...open } = span;
    const drafts = [{ ...questionOf(), evidence: [open] }, quoting([{ ...span, start: 3, end: 8 }])];
    const { questions, adrift } = anchorQuestions(drafts, documents);
    expect(questions.map(({ evidence }) => evidence)).toEqual([[span], [span]]);
    expect(adrift).toEqual([]);
  });

  it('leaves out a question with a quote that has no one place, and says why', () => {
    const lost = [
      { ...span, id: 'e2', quote: '七天', start: 0, end: 2 },
      { ...span, id: 'e3', quote: '保修两年。' },
      { ...span, id: 'e4', document: 'other' },
    ];
    expect(anchorQuestions([quoting([span, ...lost])], documents)).toEqual({
      questions: [],
      adrift: [
        { question: 'warranty-1', evidence: 'e2', reason: 'not unique' },
        { question: 'warranty-1', evidence: 'e3', reason: 'gone' },
        { question: 'warranty-1', evidence: 'e4', reason: 'no such document' },
      ],
    });
  });

  it('sees that a quote which overlaps itself is not unique', () => {
    const twice = quoting([{ ...span, quote: '好好', start: 5, end: 7 }]);
    expect(anchorQuestions([twice], new Map([['guide', '好好好']])).adrift).toMatchObject([{ reason: 'not unique' }]);
  });

  it('always gives exact slices, and does not move them when done again', () => {
    const text = fc
      .array(fc.constantFrom('甲', '乙', '。', '\n', '😀'), { minLength: 1, maxLength: 30 })
      .map((all) => all.join(''));
    const place = fc.record({
      text,
      from: fc.nat(),
      length: fc.integer({ min: 1, max: 6 }),
      start: fc.nat(40),
      end: fc.nat(40),
    });
    fc.assert(
      fc.property(place, ({ text, from, length, start, end }) => {
        const at = from % text.length;
        const quote = text.slice(at, at + length);
        const texts = new Map([['guide', text]]);
        const { questions, adrift } = anchorQuestions([quoting([{ ...span, quote, start, end: end + 1 }])], texts);
        const places = questions.flatMap(({ evidence }) => evidence);
        expect(places.map((found) => text.slice(found.start, found.end))).toEqual(questions.map(() => quote));
        expect(questions.length + adrift.length).toBe(1);
        if (adrift.length > 0) expect(text.indexOf(quote)).not.toBe(text.lastIndexOf(quote));
        expect(anchorQuestions(questions, texts)).toEqual({ questions, adrift: [] });
      }),
    );
  });

  it('follows quotes through a document that grew', () => {
    const question = quoting([spanOf('e1', '人为损坏不在保修范围内。')]);
    fc.assert(
      fc.property(fc.string(), (before) => {
        const grown = `${before}\n人为损坏不在保修范围内。`;
        const [moved] = anchorQuestions([question], new Map([['guide', grown]])).questions;
        expect(moved?.evidence[0]?.start).toBe(before.length + 1);
      }),
    );
  });
});
