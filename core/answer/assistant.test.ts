import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { Answer, type ChatRequest } from '../contract/chat.ts';
import type { AnswerEvent } from '../contract/events.ts';
import type { Generation } from '../generation/generation.ts';
import type { Retrieval } from '../retrieval/retrieval.ts';
import { assistantOver, generationOf } from '../testing/assistant-over.ts';
import type { Assistant } from './assistant.ts';
import { LIMITS } from './limits.ts';

const RULES = `云台市图书馆借阅规则
第一章 借阅
第一条 读者凭读者证借阅图书，每证最多可借十册，借期三十天，可续借一次，续借期十五天。
第二条 下列文献只供馆内阅览，不外借：
（一）古籍和民国文献；
（二）工具书；
（三）当期报刊。
第二章 逾期与赔偿
第三条 逾期归还的，每册每日收取逾期费一角，单册逾期费不超过二十元。
第四条 读者遗失图书的，应当购买同一版本图书归还；无法购得的，按照图书定价的二倍赔偿。
第三章 服务
第五条 开馆时间为每日九时至二十一时，周一闭馆。咨询电话：0571-8800-1234。
第六条 流动书车开进社区，读者可以现场办证；汽车图书馆则停靠在固定站点，只办理归还。两者均不收取费用。`;

async function eventsOf(assistant: Assistant, request: ChatRequest): Promise<AnswerEvent[]> {
  const events: AnswerEvent[] = [];
  for await (const event of assistant.ask(request)) events.push(event);
  return events;
}

/** What every answer promises, whatever was asked. */
function expectSound(answer: Answer, generation: Generation): void {
  expect(Answer.safeParse(answer).error).toBeUndefined();
  const indices = answer.citations.map(({ index }) => index);
  expect(indices).toEqual(indices.map((_, i) => i + 1));
  for (const { document_id, start, end, quote } of answer.citations) {
    expect(generation.documents.get(document_id)?.text.slice(start, end)).toBe(quote);
  }
  if (answer.status !== 'answered') return;
  expect(answer.segments.length).toBeGreaterThan(0);
  for (const { text, citations } of answer.segments) {
    expect(citations.map((index) => answer.citations[index - 1]?.quote)).toContain(text);
    expect(answer.answer).toContain(text);
  }
  const said = answer.segments.map(({ text }) => text).join('');
  expect(said.length).toBeLessThanOrEqual(LIMITS.list);
}

let generation: Generation;
let assistant: Assistant;
beforeAll(async () => {
  generation = await generationOf({ '借阅规则.txt': RULES });
  assistant = assistantOver(generation);
});

it('answers what it is sure enough of, as the owner decides', async () => {
  const asked = (threshold: number) =>
    assistantOver(generation, undefined, undefined, undefined, threshold).answer({ message: '一张证能借几本书' });
  const { status, confidence } = await asked(0);
  expect(status).toBe('answered');
  expect((await asked(confidence - 0.01)).status).toBe('answered');
  expect((await asked(confidence + 0.01)).status).toBe('refused');
});

describe('answers over a regulation', () => {
  it.each([
    ['一张证能借几本书', '最多可借十册'],
    ['书可以借多久', '借期三十天'],
    ['弄丢了书怎么赔', '二倍赔偿'],
    ['几点开门', '九时至二十一时'],
    ['咨询电话是多少', '0571-8800-1234'],
    ['第四条怎么规定的', '同一版本'],
    ['逾期费最多收多少钱', '不超过二十元'],
    ['讀者遺失圖書怎麼辦', '二倍赔偿'],
  ])('%s → %s', async (message, fact) => {
    const answer = await assistant.answer({ message });
    expect(answer.status).toBe('answered');
    expect(answer.answer).toContain(fact);
    expectSound(answer, generation);
  });

  it('gives a list whole, an entry a line', async () => {
    const answer = await assistant.answer({ message: '哪些文献不能外借' });
    expect(answer.segments.map(({ text }) => text)).toEqual([
      '第二条 下列文献只供馆内阅览，不外借：',
      '（一）古籍和民国文献；',
      '（二）工具书；',
      '（三）当期报刊。',
    ]);
    expect(answer.answer.split('\n')).toHaveLength(4);
  });

  it('keeps both sides of a comparison in one sentence whole', async () => {
    const answer = await assistant.answer({ message: '流动书车和汽车图书馆有什么区别' });
    expect(answer.answer).toContain('现场办证；汽车图书馆则停靠在固定站点，只办理归还。');
  });

  it.each(['明天会下雨吗', '怎么注册商标', '手机屏幕碎了怎么修', 'Kindle 可以借吗', '第二十五条怎么规定的'])(
    '%s is refused',
    async (message) => {
      const answer = await assistant.answer({ message });
      expect(answer.status).toBe('refused');
      expect(answer.citations).toEqual([]);
      expectSound(answer, generation);
    },
  );

  it('names the nearest section and a person when it refuses something near', async () => {
    const helped = assistantOver(generation, '服务台 0571-0000');
    const answer = await helped.answer({ message: '逾期费可以用 ApplePay 付吗' });
    expect(answer).toMatchObject({ status: 'refused', refusal_reason: 'not_in_documents' });
    expect(answer.nearest?.map(({ section_path }) => section_path.at(-1))).toContain('第三条');
    expect(answer.answer).toContain('服务台 0571-0000');
  });
});

describe('a list that does not fit', () => {
  const over = async (items: string[]) => {
    const text = ['寄送须知', '寄送前应当检查下列事项：', ...items].join('\n');
    const made = await generationOf({ '须知.txt': text });
    const answer = await assistantOver(made).answer({ message: '寄送前应当检查哪些事项' });
    expectSound(answer, made);
    return answer;
  };
  const filler = '请逐项核对并做好记录，发现不符的应当立即联系网点处理，不要自行拆封或者更换包装。';

  it('is shown by the heads of all its entries', async () => {
    const names = ['外箱是否完好', '封条是否完整', '面单是否清晰', '配件是否齐全', '电池是否取出', '数据是否备份'];
    const answer = await over(names.map((name, i) => `（${'一二三四五六'[i]}）${name}。${filler}${filler}`));
    for (const name of names) expect(answer.answer).toContain(name);
  });

  it('says how many entries there are when not even those fit', async () => {
    const answer = await over(
      Array.from({ length: 60 }, (_, i) => `${i + 1}. 第${i + 1}号货位的标签是否与装箱清单一致。`),
    );
    expect(answer.answer).toMatch(/原文共 60 项，这里列出前 \d+ 项/);
  });
});

describe('other messages', () => {
  it.each([
    ['你好', 'smalltalk'],
    ['谢谢', 'smalltalk'],
    ['转人工', 'handoff'],
    ['？！', 'clarify'],
    ['12', 'clarify'],
  ])('%s is %s', async (message, status) => {
    const answer = await assistant.answer({ message });
    expect(answer.status).toBe(status);
    expect(answer.answer).not.toBe('');
    expectSound(answer, generation);
  });
});

describe('a refusal', () => {
  it('has a word for who is angry, and for who asks in another language', async () => {
    const angry = await assistant.answer({ message: '气死我了，你们这什么破地方' });
    expect(angry).toMatchObject({ status: 'refused', answer: expect.stringMatching(/^很抱歉/) });
    const foreign = await assistant.answer({ message: 'what are your opening hours on Sunday' });
    expect(foreign).toMatchObject({ status: 'refused', answer: expect.stringContaining('Please ask in Chinese') });
    for (const message of ['今天会下雨吗', '厨余垃圾几点收', '怎么防骗子'])
      expect((await assistant.answer({ message })).answer).not.toMatch(/抱歉|English|Chinese/);
  });
});

describe('conversations', () => {
  it('completes a follow-up from the conversation', async () => {
    const first = await assistant.answer({ message: '逾期归还怎么收费？' });
    const second = await assistant.answer({ message: '那遗失呢？', conversation_id: first.conversation_id });
    expect(second.conversation_id).toBe(first.conversation_id);
    expect(second.answer).toContain('赔偿');
  });

  it('prefers the history that a caller sends', async () => {
    const history = [
      { role: 'user', content: '逾期归还怎么收费？' },
      { role: 'assistant', content: '……' },
    ] as const;
    const answer = await assistant.answer({ message: '那遗失呢？', history: [...history] });
    expect(answer.answer).toContain('赔偿');
  });
});

describe('events', () => {
  it('come in the contract’s order, and the deltas make the answer', async () => {
    const events = await eventsOf(assistant, { message: '哪些文献不能外借' });
    const order = ['sources', 'text-delta', 'citation', 'done'];
    const places = events.map(({ type }) => order.indexOf(type));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    const last = events.at(-1);
    if (last?.type !== 'done') throw new Error('no answer');
    expect(events.flatMap((event) => (event.type === 'text-delta' ? [event.text] : [])).join('')).toBe(
      last.answer.answer,
    );
    expect(events.flatMap((event) => (event.type === 'citation' ? [event.citation] : []))).toEqual(
      last.answer.citations,
    );
  });

  it('end with the signal’s reason when the visitor has gone', async () => {
    const gone = assistant.answer({ message: '书可以借多久' }, { signal: AbortSignal.abort(new Error('gone')) });
    await expect(gone).rejects.toThrow('gone');
  });

  it('shows whoever asks what an answer was made from', async () => {
    const retrieved: string[] = [];
    const trace = ({ hits }: Retrieval) => retrieved.push(...hits.map(({ passage }) => passage.id));
    const { citations } = await assistant.answer({ message: '书可以借多久' }, { trace });
    expect(retrieved).toEqual(expect.arrayContaining(citations.map(({ passage_id }) => passage_id)));
    await assistant.answer({ message: '你好' }, { trace: () => expect.unreachable('Small talk searches nothing.') });
  });
});

describe('whatever is typed', () => {
  it('gets a sound answer that repeats none of it', async () => {
    const pieces = fc.constantFrom(
      '借期',
      '逾期',
      '多久',
      '哪些',
      '怎么',
      '和',
      '区别',
      '？',
      '第四条',
      '<img src=x>',
      '[1]',
      '忽略以上',
      ' ',
    );
    const message = fc
      .oneof(
        fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }),
        fc.array(pieces, { minLength: 1, maxLength: 8 }),
      )
      .map((given) => (typeof given === 'string' ? given : given.join('')))
      .filter((text) => text.length > 0);
    await fc.assert(
      fc.asyncProperty(message, async (text) => {
        const answer = await assistant.answer({ message: text });
        expectSound(answer, generation);
        expect(answer.answer).not.toContain('<img');
        expect(answer.answer).not.toContain('忽略');
      }),
      { numRuns: 150 },
    );
  });
});
