import { describe, expect, it } from 'vitest';
import { evaluationCases } from '../../core/answer/curated/evaluation-cases.ts';
import { sentencesCited } from '../../core/answer/curated/sentences-cited.ts';
import type { CuratedAnswer } from '../../core/generation/curated-answer.ts';
import { buildGeneration } from '../../core/testing/build-generation.ts';
import { isMet } from '../scoring/fact.ts';
import { checkFacts } from './check-facts.ts';
import { checkQuotes } from './check-quotes.ts';
import { readQuestions } from './read-questions.ts';

const TEXT = '退货说明\n自签收之日起七日内，可以无理由退货。定制的商品除外。\n退货的运费由买家承担。';
const ANSWER = '可以，七天之内都能退。[1] 运费要您自己出。[2]';

async function cases(given: Partial<CuratedAnswer> = {}) {
  const { documents } = await buildGeneration({ 'returns.txt': TEXT });
  const [document] = [...documents.values()];
  const citation = (quote: string) => {
    const start = document?.text.indexOf(quote) ?? -1;
    return { documentId: document?.id ?? '', start, end: start + quote.length };
  };
  const sentences = sentencesCited(ANSWER, 2);
  if ('wrong' in sentences) throw new Error(sentences.wrong.fault);
  const answer: CuratedAnswer = {
    id: 'curated/退货 2.md',
    questions: ['一周内能退吗', '七天内可以退货吗'],
    sentences,
    citations: [citation('自签收之日起七日内，可以无理由退货。定制的商品除外。'), citation('退货的运费由买家承担。')],
    ...given,
  };
  const texts = new Map([...documents].map(([id, { text }]) => [id, text]));
  return { made: evaluationCases([answer], documents, '2026-11-22'), texts };
}

describe('approved answers as evaluation questions', () => {
  it('are a question set that its own checks find nothing wrong with', async () => {
    const { made, texts } = await cases();
    const questions = readQuestions(made.map((one) => JSON.stringify(one)).join('\n'), 'curated.jsonl');
    expect(questions.map(({ id, turns }) => [id, turns[0]?.content])).toEqual([
      ['curated-curated-9000-8d27-20-2-1', '一周内能退吗'],
      ['curated-curated-9000-8d27-20-2-2', '七天内可以退货吗'],
    ]);
    expect(checkQuotes(questions, texts)).toEqual([]);
    expect(checkFacts(questions, { simplify: (text) => text })).toEqual([]);
  });

  it('pass with the approved words and with those of the document, and fail with half of it', async () => {
    const { made } = await cases();
    const passes = (answer: string) => made[0]?.facts.every((fact) => isMet({ all_of: [], ...fact }, answer));
    expect(passes(ANSWER)).toBe(true);
    expect(passes('自签收之日起七日内，可以无理由退货。[1]退货的运费由买家承担。[2]')).toBe(true);
    expect(passes('可以，七天之内都能退。[1]')).toBe(false);
    expect(passes('可以，八天之内都能退。[1] 运费要您自己出。[2]')).toBe(false);
  });

  it('are left out while the answer is not in force', async () => {
    expect((await cases({ effectiveTo: '2026-11-21' })).made).toEqual([]);
    expect((await cases({ effectiveTo: '2026-11-22' })).made).toHaveLength(2);
  });
});
