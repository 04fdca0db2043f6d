import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createAnalyzer } from '../../adapters/analyzer.ts';
import type { CuratedAnswer } from '../../generation/curated-answer.ts';
import { buildText } from '../../testing/build-text.ts';
import { testCuratedAnswers } from '../../testing/curated-answers-contract.ts';
import { productLexicon } from '../../testing/product-lexicon.ts';
import { createLexicon, fixedLexicon, type Lexicon } from '../../text/lexicon.ts';
import { askedIn } from './asked.ts';
import { createCuratedIndex } from './curated-index.ts';
import { isSameQuestion, wordingOf } from './same-question.ts';

const analyzer = createAnalyzer();
const documents = new Map([
  ['returns', buildText('退货规则\n七天内可以退货。', { id: 'returns', effectiveTo: '2026-12-31' }).document],
]);

testCuratedAnswers('curated index', (answers) =>
  createCuratedIndex(answers, { documents, analyzer, lexicon: fixedLexicon() }),
);

const answerTo = (question: string): CuratedAnswer => ({
  id: question,
  questions: [question],
  sentences: [{ text: '可以。', citations: [1], opensLine: true }],
  citations: [{ documentId: 'returns', start: 0, end: 4 }],
});

describe('the index of approved answers', () => {
  it('finds whatever a comparison with every question finds', async () => {
    const lexicon = productLexicon(analyzer);
    const text = readFileSync(join(import.meta.dirname, 'testing/rewordings.txt'), 'utf8');
    const questions = text
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'))
      .slice(0, 70);
    const wordings = questions.map((question) => wordingOf(askedIn(question, analyzer), lexicon.current()));
    const found: string[] = [];
    const expected: string[] = [];
    for (const [i, one] of wordings.entries())
      for (const [j, other] of wordings.entries())
        if (isSameQuestion(one, other)) expected.push(`${questions[i]} | ${questions[j]}`);
    // One by one: of several that fit, an index gives none.
    const indices = questions.map((question) =>
      createCuratedIndex([answerTo(question)], { documents, analyzer, lexicon }),
    );
    for (const question of questions)
      for (const index of indices) {
        const answer = await index.find(question);
        if (answer) found.push(`${question} | ${answer.id}`);
      }
    expect(found).toEqual(expected);
  });

  it('learns a synonym as soon as the lexicon has it', async () => {
    let lexicon: Lexicon = createLexicon([]);
    const index = createCuratedIndex([answerTo('房东可以涨租吗')], {
      documents,
      analyzer,
      lexicon: { current: () => lexicon },
    });
    expect(await index.find('出租人可以涨租吗')).toBeUndefined();
    lexicon = createLexicon([{ said: ['房东', '出租人'], written: ['房东', '出租人'] }]);
    expect((await index.find('出租人可以涨租吗'))?.id).toBe('房东可以涨租吗');
  });

  it('knows its characters beyond the basic plane', async () => {
    const index = createCuratedIndex([answerTo('𠮷野家几点开门')], { documents, analyzer, lexicon: fixedLexicon() });
    expect((await index.find('请问𠮷野家几点开门呀'))?.id).toBe('𠮷野家几点开门');
    expect(await index.find('吉野家几点开门')).toBeUndefined();
  });
});
