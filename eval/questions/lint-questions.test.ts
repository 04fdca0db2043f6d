import { describe, expect, it } from 'vitest';
import { createSimplify } from '../../core/adapters/opencc-simplify.ts';
import { DOCUMENTS, questionOf, spanOf } from '../testing/question.ts';
import { lintQuestions } from './lint-questions.ts';
import type { Question } from './question.ts';

const parts = { documents: DOCUMENTS, simplify: createSimplify() };
const asks = (content: string) => [{ role: 'user', content }];
const periods = spanOf('e1', '整机保修一年，主要部件保修三年。');
const excluded = spanOf('e2', '人为损坏不在保修范围内。');
const returns = spanOf('e3', '退货请在签收后七天内提出。');

const whole = { id: 'f1', all_of: ['整机', '一年'], evidence: ['e1'] };
const main = { id: 'f2', all_of: ['主要部件'], any_of: [['三年', '36个月']], evidence: ['e1'] };
const damage = { id: 'f3', all_of: ['人为'], evidence: ['e2'] };

/** One sound question of every kind that checks look at. */
const SOUND: readonly Question[] = [
  questionOf({ id: 'single', forbid: ['保修两年', '<script>'] }),
  questionOf({ id: 'typo', category: 'typo', base: 'single', turns: asks('整机保修多酒？') }),
  questionOf({
    id: 'near',
    category: 'near_miss',
    twin: 'single',
    answerable: 'no',
    turns: asks('延保一年收几块'),
    facts: [],
    evidence: [],
  }),
  questionOf({
    id: 'list',
    category: 'list',
    turns: asks('保修有哪些规定'),
    facts: [whole, main, damage],
    evidence: [excluded, periods],
    order: ['f1', 'f3'],
  }),
  questionOf({
    id: 'sides',
    category: 'comparison',
    turns: asks('零部件跟一台机器比谁保得久'),
    facts: [whole, main],
    compare: { a: ['f1'], b: ['f2'] },
  }),
  questionOf({
    id: 'wording',
    category: 'wording',
    turns: asks('人弄坏了原话怎么写'),
    facts: [damage],
    evidence: [excluded],
    verbatim: 'e2',
  }),
  questionOf({ id: 'partial', category: 'partial', answerable: 'partial', turns: asks('包一年吗？老板姓什么？') }),
  questionOf({
    id: 'readings',
    category: 'ambiguous',
    answerable: 'clarify',
    turns: asks('多久'),
    facts: [],
    evidence: [],
    options: [['保修'], ['退货']],
  }),
  questionOf({
    id: 'far',
    category: 'off_topic',
    cluster: 'weather',
    answerable: 'no',
    turns: asks('明天下雨不'),
    facts: [],
    evidence: [],
  }),
  questionOf({
    id: 'traditional',
    category: 'traditional',
    turns: asks('簽收幾天內能退'),
    facts: [{ id: 'f1', all_of: ['七天內'], evidence: ['e3'] }],
    evidence: [returns],
  }),
];

/** The sound set with one question changed, or added where its id is new. */
function planted(id: string, changes: Record<string, unknown>): Question[] {
  const added = SOUND.some((question) => question.id === id) ? [] : [questionOf({ id, ...changes })];
  return [...SOUND.map((question) => (question.id === id ? { ...question, ...changes } : question)), ...added];
}

const checksOf = (questions: readonly Question[]) => [
  ...new Set(lintQuestions(questions, parts).map(({ check }) => check)),
];

describe('lint', () => {
  it('finds nothing in a sound set', () => {
    expect(lintQuestions(SOUND, parts)).toEqual([]);
  });

  const fact = questionOf({ facts: [whole] }).facts[0];
  const moved = { ...periods, start: periods.start + 1, end: periods.end + 1 };
  it.each<[check: string, defect: string, question: string, changes: Record<string, unknown>]>([
    ['ids', 'two facts of one id', 'single', { facts: [fact, fact] }],
    ['ids', 'two spans of one id', 'single', { evidence: [periods, periods] }],
    [
      'turns',
      'an answer instead of a question',
      'single',
      { turns: [{ role: 'assistant', content: '整机保修一年。' }] },
    ],
    ['turns', 'a follow-up to nothing', 'follow', { category: 'multi_turn', turns: asks('那别的呢？') }],
    ['quotes', 'a quote beside its place', 'single', { evidence: [moved] }],
    ['quotes', 'a quote of no document', 'single', { evidence: [{ ...periods, document: 'other' }] }],
    ['references', 'a fact without its span', 'single', { facts: [{ ...fact, evidence: ['e1', 'e9'] }] }],
    ['references', 'an order of unknown facts', 'list', { order: ['f1', 'f9'] }],
    ['references', 'a side of unknown facts', 'sides', { compare: { a: ['f1'], b: ['f9'] } }],
    ['references', 'a set of unknown spans', 'single', { evidence_sets: [['e1'], ['e9']] }],
    ['references', 'unknown wording', 'wording', { verbatim: 'e9' }],
    ['partners', 'a base that is not in the set', 'traditional', { base: 'gone' }],
    ['partners', 'a twin that is not in the set', 'near', { twin: 'gone' }],
    ['partners', 'a twin that is not answerable', 'near', { twin: 'far', cluster: 'weather' }],
    ['partners', 'a twin that is itself', 'near', { twin: 'near' }],
    ['clusters', 'partners in two clusters', 'typo', { cluster: 'guide/退货' }],
    ['answerable', 'an answer without a vital fact', 'single', { facts: [{ ...fact, vital: false }] }],
    ['answerable', 'facts of what is not there', 'far', { facts: [fact], evidence: [periods] }],
    ['answerable', 'one reading', 'readings', { options: [['保修']] }],
    ['answerable', 'an answerable near miss', 'near', { answerable: 'yes', facts: [fact], evidence: [periods] }],
    ['facts', 'a fact that its evidence does not state', 'single', { facts: [{ ...fact, all_of: ['两年'] }] }],
    ['facts', 'a fact that asks for nothing', 'single', { facts: [{ ...fact, all_of: [] }] }],
    ['forbid', 'a forbidden string in the evidence', 'single', { forbid: ['主要部件'] }],
    ['forbid', 'a forbidden string that nothing can say', 'single', { forbid: ['。'] }],
    ['near-duplicates', 'the same question twice', 'twice', { turns: asks('人弄坏了原话怎么写呢') }],
    ['near-duplicates', 'the same question in other characters', 'twice', { turns: asks('人弄壞了原話怎麼寫？') }],
    ['length', 'less room than the evidence takes', 'single', { max_chars: 10 }],
    ['oracle', 'a set that lacks a vital fact', 'list', { evidence_sets: [['e1', 'e2'], ['e1']] }],
    [
      'oracle',
      'an order against that of a sentence',
      'sides',
      {
        order: ['f2', 'f1'],
        facts: [whole, main].map((one) => ({ ...fact, any_of: [], ...one })),
        evidence_sets: [['e1']],
      },
    ],
    [
      'oracle',
      'wording that one of the sets leaves out',
      'wording',
      { evidence: [excluded, periods], evidence_sets: [['e1']], facts: [{ ...fact, evidence: ['e1'] }] },
    ],
  ])('%s: %s, and nothing else', (check, _defect, question, changes) => {
    const problems = lintQuestions(planted(question, changes), parts);
    expect(problems.map((problem) => [problem.question, problem.check])).toEqual([[question, check]]);
  });

  it('ids: two questions of one id, and nothing else', () => {
    const twice = [...SOUND, questionOf({ id: 'single', turns: asks('能修几回') })];
    expect(checksOf(twice)).toEqual(['ids']);
  });

  it('says what stands where a quote should, and how long an answer may be', () => {
    const [quote] = lintQuestions(planted('single', { evidence: [moved] }), parts);
    expect(quote?.message).toContain(`${moved.start} to ${moved.end} is 「机保修一年，主要部件保修三年。\n」`);
    const [length] = lintQuestions(planted('single', { max_chars: 10 }), parts);
    expect(length?.message).toBe('Its evidence has 16 characters, an answer may have 10.');
  });

  it('tells that near duplicates lie on both sides of the split', () => {
    const across = planted('twice', { cluster: 'b', turns: asks('人弄坏了原话怎么写呢') });
    const [problem] = lintQuestions(across, parts);
    expect(problem?.message).toMatch(/^It is nearly wording across the split: 0\.88 of their trigrams/);
  });

  it('takes a conversation as a whole', () => {
    const follow = (id: string, first: string) =>
      questionOf({
        id,
        category: 'multi_turn',
        turns: [...asks(first), { role: 'assistant', content: '一年。' }, ...asks('那别的呢？')],
      });
    expect(lintQuestions([...SOUND, follow('m1', '手机坏了谁来修'), follow('m2', '运费归哪边出')], parts)).toEqual([]);
  });
});
