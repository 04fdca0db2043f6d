import { describe, expect, it } from 'vitest';
import { buildGeneration } from '../../core/testing/build-generation.ts';
import { lintQuestions } from '../questions/lint-questions.ts';
import type { Question } from '../questions/question.ts';
import { textsOf } from '../run/examine.ts';
import { proposeQuestions } from './propose.ts';

const RULES = `共享单车使用规则
本规则所称会员，是指付费开通月卡的用户。
一、押金什么时候退
申请退押金后，三个工作日内原路退回。
二、停放要求
下列地方不得停车：
（一）盲道；
（二）消防通道；
（三）小区大门口。
三、收费
骑行前十五分钟收费1.5元，自2026年1月1日起施行。`;

async function proposals(documents: Record<string, string>, most?: number) {
  const generation = await buildGeneration(documents);
  const parts = { documents: textsOf(generation), simplify: (text: string) => text };
  const soundOf = (questions: readonly Question[]) => {
    const faulty = new Set(lintQuestions(questions, parts).map(({ question }) => question));
    return questions.filter(({ id }) => !faulty.has(id));
  };
  const questions = proposeQuestions(generation, soundOf, most);
  return { questions, problems: lintQuestions(questions, parts), generation };
}

const asked = (questions: readonly Question[]) =>
  questions.map(({ turns, facts }) => [turns[0]?.content, ...facts.flatMap(({ all_of }) => all_of)]);

describe('drafting questions', () => {
  it('asks for what headings ask, for lists, definitions and quantities', async () => {
    const { questions } = await proposals({ '规则.txt': RULES });
    expect(asked(questions)).toEqual(
      expect.arrayContaining([
        ['什么是会员？', '付费开通月卡的用户'],
        [expect.stringContaining('押金什么时候退'), '三个工作日内原路退回'],
        [expect.stringContaining('不得停车'), '盲道', '消防通道', '小区大门口'],
      ]),
    );
    expect(asked(questions).flat().join()).not.toContain('2026');
  });

  it('drafts nothing that the linter finds fault with, and says that it is a draft', async () => {
    const { questions, problems, generation } = await proposals({ '规则.txt': RULES });
    expect(questions.length).toBeGreaterThan(2);
    expect(problems).toEqual([]);
    for (const { tags, evidence } of questions) {
      expect(tags).toEqual(['draft']);
      for (const { document, quote, start, end } of evidence) {
        expect(generation.documents.get(document)?.text.slice(start, end)).toBe(quote);
      }
    }
  });

  it('takes from every document before it takes more from one', async () => {
    const { questions } = await proposals(
      { 'a.txt': RULES, 'b.txt': '洗衣店须知\n丢失衣物的，按洗涤费的十倍赔偿。' },
      3,
    );
    expect(questions).toHaveLength(3);
    expect(new Set(questions.flatMap(({ evidence }) => evidence.map(({ document }) => document))).size).toBe(2);
  });

  it('has nothing to ask of a document without any of these', async () => {
    expect((await proposals({ '空.txt': '今天天气很好。' })).questions).toEqual([]);
  });
});
