import { beforeAll, describe, expect, it } from 'vitest';
import type { Question } from '../questions/question.ts';
import { createOracle } from '../respondents/oracle.ts';
import type { Asked } from '../run/asked.ts';
import { textsOf } from '../run/examine.ts';
import type { Observation } from '../scoring/observation.ts';
import { scoreQuestion } from '../scoring/score-question.ts';
import { type Pool, pool } from '../testing/pool.ts';
import { failuresOf, familyOf } from './failure.ts';

let tiny: Pool;
beforeAll(async () => {
  tiny = await pool();
});

/** What becomes of a question when the right observation is changed. */
async function asked(
  id: string,
  change: (right: Observation) => Observation,
  more: Partial<Question> = {},
): Promise<Asked> {
  const found = tiny.questions.find((question) => question.id === id);
  if (found === undefined) throw new Error(`There is no question ${id}.`);
  const question = { ...found, ...more };
  const observation = change(await createOracle().respond(question));
  const parts = { documents: textsOf(tiny.generation), simplify: (text: string) => text };
  return { question, observation, score: scoreQuestion(question, observation, parts) };
}

const saying = (answer: string) => (right: Observation) => ({ ...right, answer: { ...right.answer, answer } });
const refusing = (right: Observation): Observation => ({ ...right, answer: { ...right.answer, status: 'refused' } });
const answering = (right: Observation): Observation => ({ ...right, answer: { ...right.answer, status: 'answered' } });

describe('families of failures', () => {
  it.each<[string, string | null, () => Promise<Asked>]>([
    ['a right answer', null, () => asked('key', (right) => right)],
    ['a refusal although the evidence was there', 'refused wrongly', () => asked('key', refusing)],
    [
      'a refusal for lack of evidence',
      'not retrieved',
      () => asked('key', (right) => ({ ...refusing(right), retrieved: [] })),
    ],
    ['another sentence of what was retrieved', 'not selected', () => asked('key', saying('储物柜押金五十元。'))],
    ['two entries of three', 'not all items', () => asked('barred', saying('饮酒者；患皮肤病者'))],
    ['an answer where there is none', 'should have refused', () => asked('coach', answering)],
    ['a forbidden string', 'said too much or wrong', () => asked('script', saying('<script>alert(1)'))],
    [
      'the right fact in a long answer',
      'too long',
      () => asked('key', saying(`赔偿二十元。${'另外请注意。'.repeat(60)}`)),
    ],
    [
      'an answer where one should ask back',
      'should have asked back',
      () => asked('coach', answering, { answerable: 'clarify', options: [['私教'], ['大课']] }),
    ],
  ])('%s: %s', async (_, family, make) => {
    expect(familyOf(await make())).toBe(family);
  });

  it('come with the most frequent first', async () => {
    const all = [await asked('coach', answering), await asked('key', refusing), await asked('cap', refusing)];
    expect(failuresOf(all).map(({ family, failed }) => [family, failed.length])).toEqual([
      ['refused wrongly', 2],
      ['should have refused', 1],
    ]);
  });
});
