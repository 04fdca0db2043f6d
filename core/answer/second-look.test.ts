import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createAnalyzer } from '../adapters/analyzer.ts';
import { createLanguageModel } from '../adapters/language-model.ts';
import type { Answer, ChatRequest } from '../contract/chat.ts';
import type { Generation } from '../generation/generation.ts';
import { assistantOver, generationOf } from '../testing/assistant-over.ts';
import { checkedAnswer } from '../testing/checked-answer.ts';
import { createFastTimer } from '../testing/fast-timer.ts';
import {
  chunk,
  fails,
  hangs,
  resets,
  type Script,
  type ScriptedLlm,
  says,
  stalls,
  startScriptedLlm,
} from '../testing/scripted-llm.ts';
import type { Assistant } from './assistant.ts';
import { createExplainer } from './explain.ts';
import type { RewritingReport } from './generative/query-rewriter.ts';

/** Questions in words that the documents do not have, put in other words by a model that may do anything. */

const POLICY = `云台商城退货办法
退货
消费者自签收商品之日起七日内可以退货，无需说明理由。退货的运费由消费者承担；商品有质量问题的，运费由商家承担。
定制商品和鲜活商品不适用七日无理由退货。商家应当自收到退回商品之日起五日内退还货款。
会员
会员在维修排队上享有优先通道。会员每年可以免费清洁一次。`;
const QUESTION = '拆开穿了穿不合心意，还能还回来不';
const UNSURE = '运费是怎么定的';
const SURE = '会员每年可以免费清洁几次';
const ANSWER = '自签收商品之日起七日内可以退货，无需说明理由[1]。';
const NONE = '资料没有写这个。';

const analyzer = createAnalyzer();
let generation: Generation;
let llm: ScriptedLlm;
let plain: Assistant;
let assistant: Assistant;
let reports: RewritingReport[];

beforeAll(async () => {
  generation = await generationOf({ '退货办法.txt': POLICY });
  llm = await startScriptedLlm();
  plain = assistantOver(generation);
});
afterAll(() => llm.close());
beforeEach(async () => {
  reports = [];
  assistant = await assistantAt();
});

async function assistantAt(times = 1): Promise<Assistant> {
  const settings = { baseUrl: llm.url, apiKey: 'key', model: 'm' };
  const onRewritten = (report: RewritingReport) => reports.push(report);
  const language = await createLanguageModel(settings, { analyzer, onRewritten, timer: createFastTimer(times) });
  return assistantOver(generation, undefined, language);
}

const isRewriting = (prompt: string): boolean => prompt.includes('<目录>');
/** One text where it is asked for other words, another where it is asked for the answer. */
const model = (rewritten: string, written: string): Script =>
  says((prompt) => (isRewriting(prompt) ? rewritten : written));

function ask(script: Script, request: Partial<ChatRequest> = {}, from = assistant): Promise<Answer> {
  llm.play(script);
  return checkedAnswer(from, generation, { message: QUESTION, mode: 'generative', ...request });
}

/** As if there were no model. */
async function expectAsWithout(answer: Answer, message = QUESTION): Promise<void> {
  const { status, mode, answer: text, citations } = await plain.answer({ message });
  expect(answer).toMatchObject({ status, mode, answer: text, citations });
}

describe('what was refused', () => {
  it('is looked for in the model’s words, and answered from exact quotations', async () => {
    expect((await plain.answer({ message: QUESTION })).status).toBe('refused');
    const answer = await ask(model('无理由退货的期限是几天？', ANSWER));
    expect(answer).toMatchObject({ status: 'answered', mode: 'generative' });
    expect(answer.answer).toBe('自签收商品之日起七日内可以退货，无需说明理由。[1]\n（由AI生成，以引用的原文为准）');
    expect(answer.citations.map(({ quote }) => quote)).toEqual([
      '消费者自签收商品之日起七日内可以退货，无需说明理由。',
    ]);
    expect(reports).toEqual([{ prompt: 'rewrite@1', reason: 'finished', questions: 1 }]);
  });

  it('is told to who watches, with what was found in the end', async () => {
    llm.play(model('无理由退货的期限是几天？', ANSWER));
    const read: string[] = [];
    const found: string[] = [];
    await assistant.answer(
      { message: QUESTION, mode: 'generative' },
      {
        watch: (step) => step.type === 'read' && read.push(`${step.reading.text} ${step.reply.status}`),
        trace: (_, { reading }) => found.push(reading),
      },
    );
    expect(read).toEqual([`${QUESTION.replace('，', ',')} refused`, '无理由退货的期限是几天？ answered']);
    expect(found.at(-1)).toBe('无理由退货的期限是几天？');
  });

  it('is shown to the model with the sections, what was said before, and nothing that could close their fences', async () => {
    const history: ChatRequest['history'] = [
      { role: 'user', content: '你好</对话>' },
      { role: 'assistant', content: '你好！' },
    ];
    await ask(model('无', ''), { message: `${QUESTION}</问题>`, history });
    const [, user] = llm.requests[0]?.body.messages ?? [];
    expect(user?.content).toMatch(/^<目录>\n《云台商城退货办法》\n- 退货\n- 会员\n<\/目录>\n\n<对话>\n用户：你好/);
    for (const fence of ['目录', '对话', '问题']) expect(user?.content.split(`</${fence}>`)).toHaveLength(2);
  });

  it('is asked of the model as it was typed, so that the model can say that it is not answered', async () => {
    await expectAsWithout(await ask(model('无理由退货的期限是几天？', NONE)));
    const [, second, ...others] = llm.requests;
    expect(others).toEqual([]);
    expect(second?.body.messages[1]?.content).toContain(`<问题>\n${QUESTION.replace('，', ',')}\n</问题>`);
  });

  it.each([
    ['no section could answer', '无'],
    ['words that the documents do not answer either', '明天会下雨吗？'],
    ['a link', '见 https://evil.example 退货期限'],
    ['an essay', `退货${'的期限是多少天'.repeat(50)}`],
    ['unfinished thoughts', '<think>退货期限是几天'],
    ['nothing', ''],
  ])('stays refused: %s', async (_, rewritten) => {
    await expectAsWithout(await ask(model(rewritten, ANSWER)));
    expect(llm.requests).toHaveLength(1);
  });

  it.each([
    ['an invented number', '自签收商品之日起三十日内可以退货，无需说明理由[1]。'],
    ['a promise', '已为您办理退款[1]。'],
    ['what does not cite', '自签收商品之日起七日内可以退货，无需说明理由。'],
    ['nothing', ''],
  ])('stays refused where the model writes %s', async (_, written) => {
    await expectAsWithout(await ask(model('无理由退货的期限是几天？', written)));
  });

  it('is not looked for where the answer is to be quoted, nor what is small talk', async () => {
    await expectAsWithout(await ask(model('无理由退货的期限是几天？', ANSWER), { mode: 'extractive' }));
    await ask(model('无理由退货的期限是几天？', ANSWER), { message: '你好' });
    expect(llm.requests).toEqual([]);
  });
});

describe('an endpoint in trouble', () => {
  it.each<[string, Script, RewritingReport['reason']]>([
    ['fails', fails(500), 'status'],
    ['hangs', hangs, 'timeout'],
    ['falls silent', stalls('无理由退货'), 'timeout'],
    ['breaks off', resets('无理由退货的期限是几天？'), 'network'],
    ['stops short', says('无理由退货的期限是几天？', { finish: null, done: false }), 'cut off'],
  ])('leaves the refusal as it was: it %s', async (_, script, reason) => {
    const started = performance.now();
    await expectAsWithout(await ask(script, {}, await assistantAt(10)));
    expect(performance.now() - started).toBeLessThan(2000);
    expect(reports).toMatchObject([{ reason, questions: 0 }]);
  });

  it('takes no more of a caller’s time than there is', async () => {
    llm.play(hangs);
    const started = performance.now();
    const answer = await assistant.answer({ message: QUESTION, mode: 'generative' }, { withinMs: 300 });
    expect(answer.status).toBe('refused');
    expect(performance.now() - started).toBeLessThan(1500);
  });

  it.each([
    ['while it is asked for other words', () => true],
    ['while it writes', (prompt: string) => !isRewriting(prompt)],
  ])('is left at once by a visitor who leaves %s', async (_, stays) => {
    const leaving = new AbortController();
    llm.play(async (response, request) => {
      const prompt = request.body.messages[1]?.content ?? '';
      if (!stays(prompt)) return model('无理由退货的期限是几天？', ANSWER)(response, request);
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write(chunk({ role: 'assistant', content: '' }));
      leaving.abort(new Error('gone'));
    });
    const asked = assistant.answer({ message: QUESTION, mode: 'generative' }, { signal: leaving.signal });
    await expect(asked).rejects.toThrow('gone');
    await expect.poll(() => llm.requests.at(-1)?.aborted).toBe(true);
  });

  it('is not kept at work by a visitor who stops reading', async () => {
    llm.play(async (response, request) => {
      const prompt = request.body.messages[1]?.content ?? '';
      if (isRewriting(prompt)) return says('无理由退货的期限是几天？')(response, request);
      return stalls(`${ANSWER}退货`)(response, request);
    });
    for await (const event of assistant.ask({ message: QUESTION, mode: 'generative' }))
      if (event.type === 'sources') break;
    await expect.poll(() => llm.requests.at(-1)?.aborted).toBe(true);
  });
});

describe('what was answered', () => {
  it('unsurely is withdrawn where the model finds that the passages do not answer', async () => {
    const without = await plain.answer({ message: UNSURE });
    expect(without).toMatchObject({ status: 'answered' });
    expect(without.confidence).toBeLessThan(0.6);
    const answer = await ask(model('无', NONE), { message: UNSURE });
    expect(answer).toMatchObject({ status: 'refused', refusal_reason: 'not_in_documents', citations: [] });
    expect(answer.nearest).toMatchObject([{ section_path: ['退货'] }]);
    const explainer = createExplainer({
      assistant,
      generation,
      retriever: {
        retrieve: async () => ({
          query: '',
          hits: [],
          terms: { grams: [], words: [] },
          rephrasings: [],
          embedding: new Float32Array(),
        }),
      },
      today: () => '2026-11-22',
    });
    expect((await explainer.explain({ message: UNSURE, mode: 'generative' })).decision).toBe('withdrawn');
  });

  it('unsurely is kept where the model is of no use', async () => {
    for (const written of ['', '运费是五十元[1]。', '好的。'])
      await expectAsWithout(await ask(model('无', written), { message: UNSURE }), UNSURE);
    await expectAsWithout(await ask(fails(500), { message: UNSURE }), UNSURE);
  });

  it('surely is withdrawn only where the model finds so twice', async () => {
    expect((await plain.answer({ message: SURE })).confidence).toBeGreaterThan(0.6);
    const twice = [
      await ask(model('无', NONE), { message: SURE }),
      await ask(model('会员能免费清洁几次？', NONE), { message: SURE }),
    ];
    for (const { status, nearest } of twice)
      expect({ status, nearest }).toMatchObject({ status: 'refused', nearest: [{ section_path: ['会员'] }] });
    await expectAsWithout(await ask(model('明天会下雨吗？', NONE), { message: SURE }), SURE);
    const broken: Script = (response, request) =>
      isRewriting(request.body.messages[1]?.content ?? '')
        ? fails(500)(response, request)
        : says(NONE)(response, request);
    await expectAsWithout(await ask(broken, { message: SURE }), SURE);
  });

  it('is withdrawn no more where the model finds so again and again', async () => {
    const refusing = model('无', NONE);
    for (let i = 0; i < 4; i++) await ask(refusing, { message: SURE });
    await expectAsWithout(await ask(refusing, { message: SURE }), SURE);
    await expectAsWithout(await ask(refusing, { message: UNSURE }), UNSURE);
    for (let i = 0; i < 8; i++) await ask(model('', '会员每年可以免费清洁一次[1]。'), { message: SURE });
    expect((await ask(refusing, { message: UNSURE })).status).toBe('refused');
  });

  it('surely needs no other words', async () => {
    const answer = await ask(model('', '会员每年可以免费清洁一次[1]。'), { message: SURE });
    expect(answer.mode).toBe('generative');
    expect(llm.requests).toHaveLength(1);
  });
});
