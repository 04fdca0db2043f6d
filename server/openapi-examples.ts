import type { Answer } from '../core/contract/chat.ts';

const QUOTE = '维修完成后，请保存维修工单和付款凭证。';

export const ANSWER_EXAMPLE: Answer = {
  id: '5f0c1d9e-3a52-4c0b-9a55-0a4a4d1f7f10',
  conversation_id: '9a1b7c52-8f0e-4e57-b1d9-6f1f1f0c2d3e',
  status: 'answered',
  mode: 'extractive',
  answer: `${QUOTE}[1]`,
  segments: [{ text: QUOTE, citations: [1] }],
  citations: [
    {
      index: 1,
      document_id: 'after-sales',
      document_title: '售后服务手册',
      section_path: ['第三章 维修', '维修之后'],
      passage_id: 'after-sales-41c2',
      quote: QUOTE,
      start: 1204,
      end: 1204 + QUOTE.length,
      score: 0.91,
      version: '2.1',
      effective_from: '2026-01-01',
    },
  ],
  suggestions: ['维修工单丢了怎么办？'],
  confidence: 0.93,
  timings_ms: { retrieve: 6, compose: 3, total: 11 },
};

export const STREAM_EXAMPLE = [
  ['sources', { sources: [] }],
  ['text-delta', { text: ANSWER_EXAMPLE.answer }],
  ['citation', ANSWER_EXAMPLE.citations[0]],
  ['done', ANSWER_EXAMPLE],
]
  .map(([event, data]) => `event: ${event}\ndata: ${JSON.stringify(data)}\n\n`)
  .join('');
