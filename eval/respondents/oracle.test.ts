import { describe, expect, it } from 'vitest';
import { Answer } from '../../core/contract/chat.ts';
import { GUIDE, questionOf, spanOf } from '../testing/question.ts';
import { createOracle, oracleObservations } from './oracle.ts';

const periods = spanOf('e1', '整机保修一年，主要部件保修三年。');
const excluded = spanOf('e2', '人为损坏不在保修范围内。');
const facts = [
  { id: 'f1', all_of: ['人为'], evidence: ['e2'] },
  { id: 'f2', all_of: ['整机'], evidence: ['e1'] },
];

describe('oracle', () => {
  const { respond } = createOracle();

  it('prints the evidence in the order asked for, with exact citations', async () => {
    const question = questionOf({ facts, evidence: [periods, excluded], order: ['f1', 'f2'] });
    const { answer, retrieved } = await respond(question);
    expect(Answer.parse(answer)).toEqual(answer);
    expect(answer).toMatchObject({ status: 'answered', answer: `${excluded.quote}[1]\n${periods.quote}[2]` });
    expect(answer.segments.map(({ text }) => text)).toEqual([excluded.quote, periods.quote]);
    for (const { quote, start, end } of answer.citations) expect(GUIDE.slice(start, end)).toBe(quote);
    expect(retrieved.map(({ start }) => start)).toEqual([excluded.start, periods.start]);
  });

  it('takes the shortest of several complete sets', async () => {
    const question = questionOf({ facts, evidence: [periods, excluded], evidence_sets: [['e1', 'e2'], ['e2']] });
    expect(oracleObservations(question)).toHaveLength(2);
    expect((await respond(question)).answer.citations.map(({ quote }) => quote)).toEqual([excluded.quote]);
  });

  it('says once what several spans quote', async () => {
    const part = spanOf('e3', '主要部件保修三年。');
    const question = questionOf({ evidence: [part, periods, { ...periods, id: 'e4' }] });
    expect((await respond(question)).answer.answer).toBe(`${periods.quote}[1]`);
  });

  it('refuses what is not there, and says when it is another matter', async () => {
    const asked = { answerable: 'no', facts: [], evidence: [] };
    const near = (await respond(questionOf({ ...asked, category: 'near_miss' }))).answer;
    const far = (await respond(questionOf({ ...asked, category: 'off_topic' }))).answer;
    expect(near).toMatchObject({ status: 'refused', refusal_reason: 'not_in_documents', citations: [] });
    expect(far).toMatchObject({ status: 'refused', refusal_reason: 'out_of_scope' });
    for (const answer of [near, far]) expect(Answer.parse(answer)).toEqual(answer);
  });

  it('asks back with every reading', async () => {
    const options = [['保修期', '保修'], ['退货期限']];
    const { answer } = await respond(questionOf({ answerable: 'clarify', facts: [], evidence: [], options }));
    expect(Answer.parse(answer)).toMatchObject({ status: 'clarify', answer: '您想了解的是保修期，还是退货期限？' });
  });
});
