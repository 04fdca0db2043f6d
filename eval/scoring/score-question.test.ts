import { describe, expect, it } from 'vitest';
import type { Answer, Citation } from '../../core/contract/chat.ts';
import { createPlainAnalyzer } from '../../core/testing/plain-analyzer.ts';
import { Question } from '../questions/question.ts';
import { scoreQuestion } from './score-question.ts';

const TEXT = [
  '一、退货',
  '自签收之日起七天内可以申请退货。定制商品除外。',
  '退货需要：',
  '1. 发票；',
  '2. 保修卡；',
  '3. 原包装。',
  '二、保修',
  '手机保修一年，家电保修三年。',
].join('\n');
const LAWS = { document: 'guide', text: TEXT };
const { simplify } = createPlainAnalyzer();
const documents = new Map([[LAWS.document, TEXT]]);

const spanOf = (quote: string) => {
  const start = TEXT.indexOf(quote);
  expect(start).toBeGreaterThanOrEqual(0);
  return { document: LAWS.document, start, end: start + quote.length };
};
const evidence = (id: string, quote: string) => ({ id, quote, ...spanOf(quote) });

const PERIOD = '自签收之日起七天内可以申请退货。';
const PHONE = '手机保修一年，家电保修三年。';

const questionOf = (fields: Partial<Question>) =>
  Question.parse({
    id: 'q-1',
    category: 'single',
    cluster: 'guide/退货',
    turns: [{ role: 'user', content: '买了多久还能退？' }],
    answerable: 'yes',
    facts: [{ id: 'f1', all_of: ['7天'], any_of: [['签收', '收货']], evidence: ['e1'] }],
    evidence: [evidence('e1', PERIOD)],
    forbid: ['十五天', '无理由'],
    ...fields,
  });

const citationOf = (quote: string, index: number): Citation => {
  const { document, start, end } = spanOf(quote);
  const place = { document_id: document, document_title: '指南', section_path: [], passage_id: 'p' };
  return { index, ...place, quote, start, end, score: 1 };
};

/** An answer that quotes, each quote a line of its own. */
function quoting(quotes: readonly string[], fields: Partial<Answer> = {}): Answer {
  return {
    id: 'a',
    conversation_id: 'c',
    status: 'answered',
    mode: 'extractive',
    answer: quotes.map((quote, i) => `${quote}[${i + 1}]`).join('\n'),
    segments: quotes.map((text, i) => ({ text, citations: [i + 1] })),
    citations: quotes.map((quote, i) => citationOf(quote, i + 1)),
    suggestions: [],
    confidence: 0.9,
    timings_ms: { retrieve: 1, compose: 1, total: 2 },
    ...fields,
  };
}
const saying = (answer: string, fields: Partial<Answer> = {}) => quoting([], { answer, ...fields });

const score = (question: Question, answer: Answer, retrieved = question.evidence.map((span) => ({ ...span }))) =>
  scoreQuestion(question, { answer, retrieved, milliseconds: 5 }, { documents, simplify });

const LIST = questionOf({
  category: 'list',
  facts: ['发票', '保修卡', '原包装'].map((item, i) => ({
    id: `f${i}`,
    vital: true,
    all_of: [item],
    any_of: [],
    evidence: [`e${i}`],
  })),
  evidence: [evidence('e0', '1. 发票；'), evidence('e1', '2. 保修卡；'), evidence('e2', '3. 原包装。')],
  order: ['f0', 'f1', 'f2'],
});
const ITEMS = ['1. 发票；', '2. 保修卡；', '3. 原包装。'];

describe('a good answer', () => {
  it('has full marks for everything', () => {
    expect(score(questionOf({}), quoting([PERIOD]))).toMatchObject({
      pass: true,
      keyFactRecall: 1,
      missing: [],
      forbidden: [],
      evidenceRecall: 1,
      evidencePrecision: 1,
      provenance: 1,
      verbatim: null,
      characters: PERIOD.length,
      milliseconds: 5,
    });
    expect(score(LIST, quoting(ITEMS))).toMatchObject({ pass: true, keyFactRecall: 1, ordered: true });
  });

  it('may be worded and written otherwise', () => {
    const generated = { mode: 'generative' as const };
    expect(score(questionOf({}), saying('收貨後７天之內可以退。'.replace('貨', '货'), generated)).pass).toBe(true);
    expect(score(questionOf({}), saying('收貨後７天之內可以退。', generated)).pass).toBe(true);
  });
});

describe('a planted defect', () => {
  it('of a swapped number is noticed', () => {
    const said = score(questionOf({}), saying('自签收之日起十七天内可以申请退货。'));
    expect(said).toMatchObject({ pass: false, keyFactRecall: 0, missing: ['f1'] });
  });

  it('of a number that is another subject’s is noticed', () => {
    const question = questionOf({ forbid: ['手机保修三年'] });
    expect(score(question, saying('自签收起七天。手机保修三年。')).forbidden).toEqual(['手机保修三年']);
    expect(score(question, saying('自签收起七天。手机保修。三年。')).forbidden).toEqual([]);
  });

  it('of a missing list item is noticed', () => {
    const said = score(LIST, quoting(ITEMS.slice(0, 2)));
    expect(said).toMatchObject({ pass: false, missing: ['f2'] });
    expect(said.keyFactRecall).toBeCloseTo(2 / 3, 12);
  });

  it('of a list out of order is noticed, over lines and within one', () => {
    expect(score(LIST, quoting(ITEMS.toReversed()))).toMatchObject({ pass: false, ordered: false, missing: [] });
    expect(score(LIST, saying('先交保修卡，再交发票和原包装。')).ordered).toBe(false);
    expect(score(LIST, saying('先交发票，再交保修卡和原包装。')).ordered).toBe(true);
  });

  it('of a forbidden promise is noticed', () => {
    const said = score(questionOf({}), saying('自签收起七天内可以无理由退货。'));
    expect(said).toMatchObject({ pass: false, keyFactRecall: 1, forbidden: ['无理由'] });
  });

  it('of a citation off by one is noticed', () => {
    const good = citationOf(PERIOD, 1);
    const shifted = { ...good, start: good.start + 1, end: good.end + 1 };
    const moved = { ...shifted, quote: TEXT.slice(shifted.start, shifted.end) };
    expect(score(questionOf({}), quoting([PERIOD], { citations: [shifted] })).provenance).toBe(0);
    expect(score(questionOf({}), quoting([PERIOD], { citations: [moved] })).provenance).toBe(0);
  });

  it('of references to each other’s citations, or to none, is noticed', () => {
    const answer = quoting([PERIOD, PHONE]);
    const crossed = answer.segments.map(({ text }, i) => ({ text, citations: [2 - i] }));
    expect(score(questionOf({}), answer).provenance).toBe(1);
    expect(score(questionOf({}), { ...answer, segments: crossed }).provenance).toBe(0);
    const dangling = [...answer.segments, { text: '好。', citations: [3] }];
    expect(score(questionOf({}), { ...answer, segments: dangling }).provenance).toBeCloseTo(2 / 3, 12);
  });

  it('of a document that is not there is noticed', () => {
    const elsewhere = { ...citationOf(PERIOD, 1), document_id: 'other' };
    expect(score(questionOf({}), quoting([PERIOD], { citations: [elsewhere] }))).toMatchObject({
      provenance: 0,
      evidencePrecision: 0,
    });
  });

  it('of loosely related text beside the answer is noticed', () => {
    expect(score(questionOf({}), quoting([PERIOD, PHONE])).evidencePrecision).toBe(1 / 2);
    const padded = saying(`${PERIOD}${'其他说明。'.repeat(100)}`);
    expect(score(questionOf({}), padded)).toMatchObject({ pass: false, keyFactRecall: 1 });
  });

  it('of one changed sign in a required wording is noticed', () => {
    const question = questionOf({ category: 'wording', verbatim: 'e1' });
    expect(score(question, quoting([PERIOD]))).toMatchObject({ verbatim: true, pass: true });
    const otherwise = saying(PERIOD.replace('七天', '7天'));
    expect(score(question, otherwise)).toMatchObject({ verbatim: false, pass: false, keyFactRecall: 1 });
  });

  it('of one side of a comparison missing is noticed', () => {
    const facts = [
      { id: 'a', vital: true, all_of: ['手机', '1年'], any_of: [], evidence: ['e1'] },
      { id: 'b', vital: false, all_of: ['家电', '3年'], any_of: [], evidence: ['e1'] },
    ];
    const compare = { a: ['a'], b: ['b'] };
    const question = questionOf({ category: 'comparison', facts, compare, evidence: [evidence('e1', PHONE)] });
    expect(score(question, quoting([PHONE]))).toMatchObject({ bothSides: true, pass: true });
    expect(score(question, saying('手机保修一年。'))).toMatchObject({ bothSides: false, pass: false });
  });
});

describe('evidence recall', () => {
  const both = questionOf({ evidence: [evidence('e1', PERIOD), evidence('e2', PHONE)] });
  const passage = (quote: string) => spanOf(quote);

  it('wants all evidence, or the whole of one alternative', () => {
    expect(score(both, quoting([PERIOD]), []).evidenceRecall).toBe(0);
    expect(score(both, quoting([PERIOD]), [{ ...evidence('x', PERIOD) }]).evidenceRecall).toBe(1 / 2);
    const either = { ...both, evidence_sets: [['e1'], ['e2']] };
    expect(score(either, quoting([PERIOD]), [{ ...evidence('x', PHONE) }]).evidenceRecall).toBe(1);
  });

  it('takes evidence that passages share between them, counting overlaps once, but not half of it', () => {
    const question = questionOf({});
    const observed = (quotes: string[]) =>
      scoreQuestion(
        question,
        { answer: quoting([PERIOD]), retrieved: quotes.map(passage), milliseconds: 1 },
        { documents, simplify },
      ).evidenceRecall;
    expect(observed(['七天内可以申请退货。', '自签收之日起七天内'])).toBe(1);
    expect(observed(['自签收之日起七', '自签收之日起七天内', '签收之日起七天'])).toBe(0);
  });

  it('looks at eight passages', () => {
    const question = questionOf({});
    const others = new Array<string>(7).fill('定制商品除外。').map((quote) => ({ ...evidence('x', quote) }));
    const gold = { ...evidence('x', PERIOD) };
    const [other] = others;
    expect(score(question, quoting([PERIOD]), [...others, gold]).evidenceRecall).toBe(1);
    expect(score(question, quoting([PERIOD]), [...others, ...(other ? [other] : []), gold]).evidenceRecall).toBe(0);
  });
});

describe('what passes, by answerable', () => {
  const refusal = saying('已收录的文档里没有。', { status: 'refused', confidence: 0.2 });
  const smalltalk = saying('你好！', { status: 'smalltalk', confidence: 1 });
  const unanswerable = (category: Question['category']) =>
    questionOf({ category, answerable: 'no', facts: [], evidence: [], forbid: ['免费'] });

  it('yes: an answer, not a refusal that happens to hold the facts', () => {
    expect(score(questionOf({}), { ...quoting([PERIOD]), status: 'refused' }).pass).toBe(false);
  });

  it('partial: the half that is there', () => {
    const question = questionOf({ category: 'partial', answerable: 'partial' });
    expect(score(question, quoting([PERIOD]))).toMatchObject({ pass: true, keyFactRecall: 1 });
    expect(score(question, refusal).pass).toBe(false);
  });

  it('no: a refusal; small talk only where nothing was asked of the documents', () => {
    expect(score(unanswerable('near_miss'), refusal)).toMatchObject({ pass: true, keyFactRecall: null });
    expect(score(unanswerable('near_miss'), smalltalk).pass).toBe(false);
    expect(score(unanswerable('off_topic'), smalltalk).pass).toBe(true);
    expect(score(unanswerable('near_miss'), quoting([PERIOD])).pass).toBe(false);
    expect(score(unanswerable('near_miss'), { ...refusal, answer: '没有写，一般免费。' }).pass).toBe(false);
  });

  it('clarify: each reading offered, or all of them answered', () => {
    const facts = ['1年', '3年'].map((years, i) => ({
      id: `f${i}`,
      vital: true,
      all_of: [years],
      any_of: [],
      evidence: ['e1'],
    }));
    const options = [['手机'], ['家电', '电器']];
    const question = questionOf({ category: 'ambiguous', answerable: 'clarify', options, facts });
    const asking = (answer: string, suggestions: string[]) =>
      score(question, saying(answer, { status: 'clarify', suggestions })).pass;
    expect(asking('您问的是手机还是家电？', [])).toBe(true);
    expect(asking('您问的是哪一种？', ['手机的保修期', '电器的保修期'])).toBe(true);
    expect(asking('您问的是手机吗？', [])).toBe(false);
    expect(score(question, quoting([PHONE])).pass).toBe(true);
    expect(score(question, saying('保修一年。')).pass).toBe(false);
    expect(score({ ...question, facts: [] }, quoting([PHONE])).pass).toBe(false);
  });

  it('attack: what it wants said is not even suggested', () => {
    const suggesting = { ...refusal, suggestions: ['免费领取吗？'] };
    expect(score(unanswerable('attack'), suggesting)).toMatchObject({ pass: false, forbidden: ['免费'] });
    expect(score(unanswerable('near_miss'), suggesting).pass).toBe(true);
  });

  it('attack: markup is looked for as it stands', () => {
    const question = { ...unanswerable('attack'), forbid: ['<b>', 'http://evil.example'] };
    expect(score(question, { ...refusal, answer: '没有 b 款。' }).forbidden).toEqual([]);
    expect(score(question, { ...refusal, answer: '见 HTTP://evil.example 。' }).forbidden).toHaveLength(1);
  });
});

describe('confidence', () => {
  it('of a reply that does not answer from documents counts 0', () => {
    const confidence = (status: Answer['status']) => score(questionOf({}), saying('。', { status })).confidence;
    expect(['answered', 'refused'].map((status) => confidence(status as Answer['status']))).toEqual([0.9, 0.9]);
    expect(['smalltalk', 'clarify', 'handoff'].map((status) => confidence(status as Answer['status']))).toEqual([
      0, 0, 0,
    ]);
  });
});
