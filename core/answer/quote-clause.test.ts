import { beforeAll, describe, expect, it } from 'vitest';
import type { DocumentFacts, LoadedDocument } from '../documents/block.ts';
import { assistantOver, generationOf } from '../testing/assistant-over.ts';
import { paragraphs } from '../testing/build-text.ts';
import type { Assistant } from './assistant.ts';

const load = (text: string, facts: DocumentFacts): LoadedDocument => ({
  structured: false,
  blocks: paragraphs(text),
  facts,
});

const LEASE = `第一条 房屋租期为一年。
第二条 有下列情形之一的，出租人可以解除合同：
（一）拖欠租金满三十日；
（二）擅自转租。
出租人解除合同的，应当书面通知承租人。
第三条 押金为一个月租金，退房后七日内退还。`;

let assistant: Assistant;
beforeAll(async () => {
  const generation = await generationOf({
    'lease.txt': load(LEASE, { id: 'lease', title: '租赁合同' }),
    'park.txt': load('第一条 车位供业主使用。\n第二条 车位费每月三百元。', { id: 'park', title: '停车协议' }),
    'old.txt': load('第一条 门禁卡每户两张。', { id: 'old', title: '门禁规定', effectiveTo: '2025-12-31' }),
  });
  assistant = assistantOver(generation);
});

const quotesFor = async (message: string): Promise<string[]> =>
  (await assistant.answer({ message })).citations.map(({ quote }) => quote);

const SECOND = [
  '第二条 有下列情形之一的，出租人可以解除合同：',
  '（一）拖欠租金满三十日；',
  '（二）擅自转租。',
  '出租人解除合同的，应当书面通知承租人。',
];

describe('a clause that is asked for by its number', () => {
  it.each([
    ['《租赁合同》第二条', SECOND],
    ['租赁合同第2条原文怎么写的', SECOND],
    ['第二条关于解除合同是怎么规定的', SECOND],
    ['《租赁合同》第二条第一款', SECOND.slice(0, 3)],
    ['《租赁合同》第二条第二款，一字不差发给我', SECOND.slice(3)],
    ['《租赁合同》第二条第（二）项', SECOND.slice(2, 3)],
    ['《租赁合同》第一条和第三条', ['第一条 房屋租期为一年。', '第三条 押金为一个月租金，退房后七日内退还。']],
  ])('%s is quoted whole', async (message, quotes) => {
    expect(await quotesFor(message)).toEqual(quotes);
  });

  it('of several documents is asked back about, with questions that find it', async () => {
    const answer = await assistant.answer({ message: '第一条的原文' });
    expect(answer).toMatchObject({ status: 'clarify', citations: [] });
    expect(answer.suggestions).toHaveLength(2);
    expect(await Promise.all(answer.suggestions.map(quotesFor))).toEqual([
      ['第一条 房屋租期为一年。'],
      ['第一条 车位供业主使用。'],
    ]);
  });

  it('that is no longer in force is not quoted, and it is said', async () => {
    const { status, answer } = await assistant.answer({ message: '《门禁规定》第一条' });
    expect(status).toBe('refused');
    expect(answer).toContain('《门禁规定》只施行到 2025-12-31。');
  });

  it('is read as the documents write it in any other question', async () => {
    const { status, answer } = await assistant.answer({ message: '第3条的押金多久退还' });
    expect(status).toBe('answered');
    expect(answer).toContain('七日内退还');
  });

  it('is that of the document, not of what was listed before', async () => {
    const history = [
      { role: 'user', content: '《租赁合同》第二条' },
      { role: 'assistant', content: SECOND.join('\n') },
    ] as const;
    const answer = await assistant.answer({ message: '那第三条呢', history: [...history] });
    expect(answer.citations.map(({ quote }) => quote)).toEqual(['第三条 押金为一个月租金，退房后七日内退还。']);
  });

  it('is not made up', async () => {
    expect((await assistant.answer({ message: '《租赁合同》第九条' })).status).toBe('refused');
  });
});

describe('a question for the wording', () => {
  it('gets the whole clause of the best sentence', async () => {
    expect(await quotesFor('擅自转租的，原文怎么说的')).toEqual(SECOND);
  });

  it('looks in the document that it names', async () => {
    const answer = await assistant.answer({ message: '《停车协议》里每月交多少钱' });
    expect(answer.citations.map(({ document_id }) => document_id)).toEqual(['park']);
  });
});
