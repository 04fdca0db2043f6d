import { expect, it } from 'vitest';
import type { Assistant } from '../answer/assistant.ts';
import type { Answer } from '../contract/chat.ts';
import type { AnswerEvent } from '../contract/events.ts';
import { minute } from '../testing/records/exchanges.ts';
import type { Exchange } from './exchange.ts';
import { recorded } from './recorded.ts';

const section = { document_id: 'd-1', document_title: '退货说明', section_path: ['退货'] };
const citation = { ...section, index: 1, passage_id: 'p-1', quote: '七日内可以退货。', start: 0, end: 8, score: 1 };
const answer: Answer = {
  id: 'a-1',
  conversation_id: 'c-1',
  status: 'answered',
  mode: 'extractive',
  answer: '七日内可以退货。[1]',
  segments: [{ text: '七日内可以退货。', citations: [1] }],
  citations: [citation, { ...citation, index: 2, passage_id: 'p-2' }],
  suggestions: [],
  confidence: 0.9,
  timings_ms: { retrieve: 1, compose: 2, total: 3.5 },
};
const events: AnswerEvent[] = [
  { type: 'sources', sources: [] },
  { type: 'text-delta', text: answer.answer },
  { type: 'done', answer },
];

function scene(fails = false) {
  const kept: Exchange[] = [];
  const assistant: Assistant = {
    async *ask() {
      yield* events.slice(0, 2);
      if (fails) throw new Error('broken');
      yield* events.slice(2);
    },
    answer: async () => answer,
  };
  return {
    kept,
    assistant: recorded(
      assistant,
      (exchange) => kept.push(exchange),
      () => minute(1),
    ),
  };
}

const request = { message: '我是13812345678，能退吗？' };

it('keeps an answer under its id, without personal data, with each cited section once', async () => {
  const { kept, assistant } = scene();
  expect(await assistant.answer(request)).toBe(answer);
  expect(kept).toEqual([
    {
      id: 'a-1',
      conversationId: 'c-1',
      askedAt: minute(1),
      question: '我是138****5678，能退吗？',
      answer: answer.answer,
      status: 'answered',
      refusalReason: undefined,
      mode: 'extractive',
      confidence: 0.9,
      total: 3.5,
      sections: [section],
      citations: [1, 2].map((index) => ({ ...section, index, quote: citation.quote, start: 0, end: 8 })),
    },
  ]);
});

it('keeps a streamed answer even when nobody reads past its end, and hands every event on', async () => {
  const { kept, assistant } = scene();
  const seen: AnswerEvent[] = [];
  for await (const event of assistant.ask(request)) {
    seen.push(event);
    if (event.type === 'done') break;
  }
  expect(seen).toEqual(events);
  expect(kept.map(({ id }) => id)).toEqual(['a-1']);
});

it('keeps nothing of an answer that broke off or was left', async () => {
  const broken = scene(true);
  const readAll = async () => {
    for await (const _ of broken.assistant.ask(request));
  };
  await expect(readAll()).rejects.toThrow('broken');
  const left = scene();
  for await (const _ of left.assistant.ask(request)) break;
  expect([...broken.kept, ...left.kept]).toEqual([]);
});
