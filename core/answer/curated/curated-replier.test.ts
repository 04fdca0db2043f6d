import { beforeAll, describe, expect, it } from 'vitest';
import { Answer } from '../../contract/chat.ts';
import type { CuratedAnswer } from '../../generation/curated-answer.ts';
import type { Generation } from '../../generation/generation.ts';
import { assistantOver, generationOf } from '../../testing/assistant-over.ts';
import { createTrust } from '../generative/trust.ts';

const RULES = `云台市图书馆借阅规则
第一条 读者凭读者证借阅图书，每证最多可借十册，借期三十天，可续借一次，续借期十五天。
第二条 逾期归还的，每册每日收取逾期费一角，单册逾期费不超过二十元。
第三条 读者遗失图书的，应当购买同一版本图书归还；无法购得的，按照图书定价的二倍赔偿。
第四条 读者损坏图书的，按照损坏程度赔偿。`;

const BROKEN = { text: '赔偿多少看损坏的程度，工作人员当面说明。', quote: '按照损坏程度赔偿。' };
const LOST = { text: '先试着买一本同样的还回来。', quote: '应当购买同一版本图书归还；' };

let generation: Generation;
beforeAll(async () => {
  const made = await generationOf({ '借阅规则.txt': RULES });
  const [document] = made.documents.values();
  if (!document) throw new Error('no document');
  const approve = (questions: string[], said: (typeof LOST)[]): CuratedAnswer => ({
    id: questions.join(),
    questions,
    sentences: said.map(({ text }, i) => ({ text, citations: [i + 1], opensLine: i !== 1 })),
    citations: said.map(({ quote }) => {
      const start = document.text.indexOf(quote);
      return { documentId: document.id, start, end: start + quote.length };
    }),
  });
  generation = {
    ...made,
    curated: [approve(['损坏图书要赔吗', '图书损坏怎么办'], [BROKEN]), approve(['书丢了怎么办'], [LOST, BROKEN])],
  };
});

const ask = (message: string, given: object = {}) => assistantOver(generation).answer({ message, ...given });

describe('an approved answer', () => {
  it('is given as it was written, each sentence with its exact source', async () => {
    const answer = await ask('你好，书丢了怎么处理？');
    expect(Answer.safeParse(answer).error).toBeUndefined();
    expect(answer).toMatchObject({ status: 'answered', mode: 'curated', confidence: 1 });
    expect(answer.answer).toBe(`${LOST.text}[1]${BROKEN.text}[2]`);
    expect(answer.segments).toEqual([
      { text: LOST.text, citations: [1] },
      { text: BROKEN.text, citations: [2] },
    ]);
    expect(answer.citations.map(({ quote }) => quote)).toEqual([LOST.quote, BROKEN.quote]);
    for (const { document_id, start, end, quote } of answer.citations)
      expect(generation.documents.get(document_id)?.text.slice(start, end)).toBe(quote);
  });

  it('answers its question and no other', async () => {
    for (const message of ['书丢了赔多少', '损坏图书怎么赔', '逾期费最多收多少钱'])
      expect((await ask(message)).mode).toBe('extractive');
  });

  it('is given for one of several questions, beside what is composed for the others', async () => {
    const { answer, mode, status } = await ask('书丢了怎么办？逾期费最多收多少钱？');
    expect({ mode, status }).toEqual({ mode: 'extractive', status: 'answered' });
    expect(answer).toContain(LOST.text);
    expect(answer).toContain('不超过二十元');
  });

  it('is found in a follow-up, completed from the conversation', async () => {
    const assistant = assistantOver(generation);
    const first = await assistant.answer({ message: '遗失图书要赔吗？' });
    const second = await assistant.answer({ message: '那损坏呢？', conversation_id: first.conversation_id });
    expect(second.mode).toBe('curated');
    expect(second.answer).toContain(BROKEN.text);
  });

  it('is found where the question has a slip', async () => {
    expect((await ask('图书sunhuai怎么办')).mode).toBe('curated');
  });

  it('is found in Traditional characters', async () => {
    expect((await ask('書丟了怎麼辦')).mode).toBe('curated');
  });

  it('is never reworded by a model', async () => {
    const asked = () => {
      throw new Error('A model was asked.');
    };
    const language = { writer: { write: asked }, rewriter: { rewrite: asked }, trust: createTrust() };
    const answer = await assistantOver(generation, undefined, language).answer({
      message: '书丢了怎么办',
      mode: 'generative',
    });
    expect(answer.mode).toBe('curated');
    expect(answer.answer).not.toContain('AI');
  });

  it('streams in the contract’s order', async () => {
    const types: string[] = [];
    let text = '';
    for await (const event of assistantOver(generation).ask({ message: '书丢了怎么办' })) {
      types.push(event.type);
      if (event.type === 'text-delta') text += event.text;
      if (event.type === 'done') expect(event.answer.answer).toBe(text);
    }
    expect(types).toEqual(['sources', 'text-delta', 'text-delta', 'citation', 'citation', 'done']);
  });

  it('is left out where a document that it cites is not in force', async () => {
    const [document] = generation.documents.values();
    if (!document) throw new Error('no document');
    const ended = { ...document, effectiveTo: '2026-06-30' };
    const before = { ...generation, documents: new Map([[document.id, ended]]) };
    const on = (as_of: string) => assistantOver(before).answer({ message: '书丢了怎么办', as_of });
    expect((await on('2026-06-30')).mode).toBe('curated');
    expect((await on('2026-07-01')).mode).toBe('extractive');
  });

  it('is left out where a newer version has taken the place of what it cites', async () => {
    const [document] = generation.documents.values();
    if (!document) throw new Error('no document');
    const newer = { ...document, id: 'newer', supersedes: [document.id], effectiveFrom: '2026-07-01' };
    const after = {
      ...generation,
      documents: new Map([document, newer].map((one) => [one.id, one])),
    };
    const on = (as_of: string) => assistantOver(after).answer({ message: '书丢了怎么办', as_of });
    expect((await on('2026-06-30')).mode).toBe('curated');
    expect((await on('2026-07-01')).mode).not.toBe('curated');
  });
});
