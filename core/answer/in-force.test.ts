import { describe, expect, it } from 'vitest';
import type { DocumentFacts, LoadedDocument } from '../documents/block.ts';
import { assistantOver, generationOf } from '../testing/assistant-over.ts';
import { paragraphs } from '../testing/build-text.ts';

const load = (text: string, facts: DocumentFacts): LoadedDocument => ({
  structured: false,
  blocks: paragraphs(text),
  facts,
});

describe('without a day, the day of asking counts', () => {
  const deposit = '押金为三百元，退证时退还。';
  const ask = async (facts: DocumentFacts, day: string, as_of?: string) => {
    const generation = await generationOf({ '押金.txt': load(deposit, { title: '押金办法', ...facts }) });
    return assistantOver(generation, undefined, undefined, day).answer({
      message: '押金是多少钱',
      ...(as_of && { as_of }),
    });
  };

  it('answers from what is in force then', async () => {
    const answer = await ask({ effectiveFrom: '2026-01-01', effectiveTo: '2026-12-31' }, '2026-11-22');
    expect(answer).toMatchObject({ status: 'answered', citations: [{ effective_to: '2026-12-31' }] });
    expect((await ask({}, '2026-11-22')).status).toBe('answered');
  });

  it('says which document would answer, and until or from when, where only that one does', async () => {
    const expired = await ask({ effectiveTo: '2025-12-31' }, '2026-11-22');
    expect(expired).toMatchObject({
      status: 'refused',
      refusal_reason: 'not_in_documents',
      citations: [],
      nearest: [{ document_title: '押金办法' }],
    });
    expect(expired.answer).toContain('《押金办法》只施行到 2025-12-31。');
    expect(expired.answer).not.toContain('三百');
    const future = await ask({ effectiveFrom: '2027-01-01' }, '2026-11-22');
    expect(future.answer).toContain('《押金办法》从 2027-01-01 起才施行。');
  });

  it('goes by the day that a request names', async () => {
    expect((await ask({ effectiveTo: '2025-12-31' }, '2026-11-22', '2025-06-01')).status).toBe('answered');
    expect((await ask({ effectiveTo: '2025-12-31' }, '2025-06-01', '2026-11-22')).status).toBe('refused');
  });
});

describe('versions', () => {
  const facts = { title: '退货办法' };
  const both = generationOf({
    'a.txt': load('第一条 签收后15日内可以退货。\n第二条 老客户可以上门取件。', { ...facts, id: 'a', version: '1.0' }),
    'b.txt': load('第一条 签收后7日内可以退货。', { ...facts, id: 'b', version: '2.0', effectiveFrom: '2026-06-01' }),
  });

  it('answers from the one that took the other’s place', async () => {
    const { citations } = await assistantOver(await both).answer({ message: '签收后多少天可以退货' });
    expect(citations.map(({ document_id, version }) => [document_id, version])).toEqual([['b', '2.0']]);
    const earlier = await assistantOver(await both).answer({ message: '签收后多少天可以退货', as_of: '2026-05-31' });
    expect(earlier.citations.map(({ document_id }) => document_id)).toEqual(['a']);
  });

  it('says so where only the old one has an answer', async () => {
    const { status, answer } = await assistantOver(await both).answer({ message: '老客户可以上门取件吗' });
    expect(status).toBe('refused');
    expect(answer).toContain('《退货办法》（版本 1.0）已经被《退货办法》（版本 2.0，2026-06-01 起施行）取代。');
  });
});

describe('documents that are limited to something', () => {
  const generation = generationOf({
    'sh.txt': load('取货时间为每日10时至20时。', { title: '沪上取货', id: 'sh', appliesTo: ['上海'] }),
    'bj.txt': load('取货时间为每日9时至18时。', { title: '京城取货', id: 'bj', appliesTo: ['北京'] }),
    'cd.txt': load('退款时间为每周一。', { title: '成都退款', id: 'cd', appliesTo: ['成都'] }),
  });
  const ask = async (message: string) => assistantOver(await generation).answer({ message });

  it('prefers the one for what the question names, though it does not repeat it', async () => {
    const { status, citations, answer } = await ask('上海取货时间是几点');
    expect(status).toBe('answered');
    expect(citations).toMatchObject([{ document_id: 'sh', applies_to: ['上海'] }]);
    expect(answer).not.toContain('只适用于');
    expect((await ask('北京取货时间是几点')).citations).toMatchObject([{ document_id: 'bj' }]);
  });

  it('says what the answer is limited to where the question names none', async () => {
    const { answer, citations } = await ask('退款时间是哪天');
    expect(citations).toMatchObject([{ document_id: 'cd' }]);
    expect(answer).toContain('（《成都退款》只适用于成都。）');
  });

  it('uses none that is for something else than what is named, and says so', async () => {
    const { status, answer } = await ask('北京退款时间是哪天');
    expect(status).toBe('refused');
    expect(answer).toContain('《成都退款》只适用于成都。');
  });
});
