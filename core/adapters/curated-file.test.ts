import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DocumentUnreadable } from '../errors.ts';
import { readCuratedEntry, readCuratedFile, writeCuratedEntry } from './curated-file.ts';
import { plainText } from './loaders/plain-text.ts';

const read = (text: string) => readCuratedFile({ path: 'curated/a.md', bytes: new TextEncoder().encode(text) });

const FRONT = `questions:
  - 七天内可以退货吗
  - 收到货一周能不能退
citations:
  - document: returns
    quote: 自签收之日起七日内可以退货。
  - document: 运费/说明.md
    quote: "运费: 由买家承担"`;

describe('readCuratedFile', () => {
  it('reads questions, citations, dates and the answer', async () => {
    const dates = 'approved_by: 王芳\napproved_on: 2026-11-20\neffective_from: 2026-11-01\neffective_to: 2027-10-31';
    expect(await read(`---\n${FRONT}\n${dates}\n---\n\n**可以退**。[1]\n\n- 运费自理。[2]\n`)).toEqual({
      questions: ['七天内可以退货吗', '收到货一周能不能退'],
      citations: [
        { document: 'returns', quote: '自签收之日起七日内可以退货。' },
        { document: '运费/说明.md', quote: '运费: 由买家承担' },
      ],
      sentences: [
        { text: '可以退。', citations: [1], opensLine: true },
        { text: '运费自理。', citations: [2], opensLine: true },
      ],
      approvedBy: '王芳',
      approvedOn: '2026-11-20',
      effectiveFrom: '2026-11-01',
      effectiveTo: '2027-10-31',
    });
  });

  it('takes one question without a list, and leaves a draft alone', async () => {
    const one = FRONT.replace(/questions:[\s\S]*?(?=citations)/, 'questions: 七天内可以退货吗\n');
    expect(await read(`---\n${one}\n---\n可以。[1][2]`)).toMatchObject({ questions: ['七天内可以退货吗'] });
    expect(await read(`---\n${FRONT}\ndraft: true\n---\n还没写完。`)).toBeNull();
  });

  const without = (key: string) => FRONT.replace(new RegExp(`${key}:\\n(?: .*\\n?)*`), '');
  it.each([
    ['', 'curated/a.md is empty'],
    ['可以退货。[1]', 'has no front matter with "questions" and "citations"'],
    [`---\nquestions: [\n---\n可以。[1]`, 'has front matter that is not YAML'],
    [`---\n${without('questions')}\n---\n可以。[1]`, '"questions" must be a question'],
    [`---\nquestions: "？？"\n${without('questions')}\n---\n可以。[1]`, '"questions'],
    [`---\n${without('citations')}\n---\n可以。[1]`, '"citations" must be a list'],
    [
      `---\n${FRONT.replace('    quote: 自签收之日起七日内可以退货。\n', '')}\n---\n可以。[1]`,
      '"citations [1] quote" is missing',
    ],
    [`---\n${FRONT}\napproved_on: 昨天\n---\n可以。[1][2]`, '"approved_on" must be a date like 2026-01-31'],
    [`---\n${FRONT}\neffective_from: 2027-01-01\neffective_to: 2026-01-01\n---\n可以。[1][2]`, '"effective_to"'],
    [`---\n${FRONT}\n---\n`, 'has no answer below its front matter'],
    [`---\n${FRONT}\n---\n可以退。[1] 运费自理。`, 'a sentence without a marker such as [1]: 「运费自理。」'],
    [`---\n${FRONT}\n---\n可以。[1][2][3]`, 'cites [3] and has 2 in "citations"'],
    [`---\n${FRONT}\n---\n可以。[1]`, 'has no sentence that cites [2]'],
  ])('says what is wrong with %j', async (text, wrong) => {
    const error = await read(text).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(DocumentUnreadable);
    expect(error).toMatchObject({ path: 'curated/a.md', message: expect.stringContaining(wrong) });
    expect((error as Error).message).toMatch(/^curated\/a\.md [^\n]*\.$/);
  });

  it('rejects with the same error whatever the bytes are', async () => {
    const pieces = fc.constantFrom(
      '---\n',
      'questions:',
      'citations:',
      ' - ',
      '[1]',
      '可以。',
      '\n',
      ': ',
      '{',
      '"',
      '\0',
    );
    const text = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.array(pieces).map((some) => some.join('')),
    );
    await fc.assert(
      fc.asyncProperty(text, async (given) => {
        const error = await read(given).catch((reason: unknown) => reason);
        expect(error === null || error instanceof DocumentUnreadable).toBe(true);
      }),
    );
  });

  it('is written so that it reads back as it was, whatever people write', () => {
    const line = fc.oneof(
      fc.constantFrom(
        '---',
        '- 退货',
        ': ',
        '# 一',
        '"',
        "'",
        '[1]',
        '\\n',
        '&a',
        '*a',
        '!x',
        '%',
        '@',
        '`',
        'true',
        '2026-01-01',
      ),
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }),
    );
    // What a form sends: one line, no control characters, something to read.
    const words = fc
      .array(line, { minLength: 1, maxLength: 4 })
      .map((parts) => plainText(`退${parts.join('').replace(/[\p{C}\p{Zl}\p{Zp}]/gu, '')}`).trim());
    const day = fc.constantFrom('2026-01-01', '2026-02-03');
    const entry = fc.record(
      {
        questions: fc.array(words, { minLength: 1, maxLength: 3 }),
        answer: fc.array(words, { minLength: 1, maxLength: 3 }).map((lines) => lines.join('\n')),
        citations: fc.array(fc.record({ document: words, quote: words }), { minLength: 1, maxLength: 3 }),
        draft: fc.boolean(),
        approvedOn: day,
        effectiveFrom: day,
      },
      { requiredKeys: ['questions', 'answer', 'citations', 'draft'] },
    );
    fc.assert(
      fc.property(entry, (given) => {
        expect(readCuratedEntry({ path: 'curated/a.md', bytes: writeCuratedEntry(given) })).toEqual(given);
      }),
      { numRuns: 300 },
    );
  });
});
