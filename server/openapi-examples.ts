import type { Answer } from '../core/contract/chat.ts';
import type { Explanation } from '../core/contract/explain.ts';
import type { SearchResult } from '../core/contract/search.ts';

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

const FIRST = '第二十五条 维修完成后，经营者应当交付维修工单。';
const SECOND = '维修工单应当写明更换的零件和保修期。';

export const SEARCH_EXAMPLE: SearchResult = {
  document_id: 'after-sales',
  document_title: '售后服务手册',
  section_path: ['第三章 维修', '第二十五条'],
  passage_id: 'after-sales-41c2',
  passage_ids: ['after-sales-41c2'],
  start: 1180,
  end: 1180 + FIRST.length + 1 + SECOND.length,
  text: `${FIRST}\n${SECOND}`,
  highlights: [[0, '第二十五条'.length]],
  focus: [FIRST.length + 1, FIRST.length + 1 + SECOND.length],
  matched: 'number',
  score: 1,
  previous: 'after-sales-7d03',
  next: null,
  before: {
    passage_id: 'after-sales-7d03',
    section_path: ['第三章 维修', '第二十四条'],
    text: '第二十四条 维修前应当告知费用。',
  },
  after: null,
  in_force: true,
  version: '2.1',
  effective_from: '2026-01-01',
};

const PLACE = {
  document_id: 'after-sales',
  document_title: '售后服务手册',
  section_path: ['第三章 维修', '维修之后'],
  passage_id: 'after-sales-41c2',
  start: 1204,
  end: 1204 + QUOTE.length,
  text: QUOTE,
};

export const EXPLANATION_EXAMPLE: Explanation = {
  answer: ANSWER_EXAMPLE,
  decision: 'sure',
  readings: [{ text: '维修之后要保存什么单据?', how: 'alone', status: 'answered', confidence: 0.93, chosen: true }],
  query: {
    searched: '维修之后要保存什么单据?',
    kind: 'other',
    words: [
      { term: '维修', share: 0.4, passages: 12 },
      { term: '保存', share: 0.3, passages: 3 },
      { term: '单据', share: 0.3, passages: 0 },
    ],
    rephrasings: [{ said: '单据', written: ['凭证'] }],
  },
  hits: [
    {
      ...PLACE,
      scores: { grams: 14.2, words: 9.6, dense: 0.61, fused: 0.9 },
      used: true,
      cited: true,
      in_force: true,
    },
  ],
  evidence: [{ ...PLACE, score: 1.24, own: 0.91, passage_score: 1, chosen: true }],
  confidence: {
    value: 0.93,
    threshold: 0.3,
    bias: -5.87,
    sum: 2.6,
    features: [
      { name: 'together', value: 0.91, weight: 2.02 },
      { name: 'score', value: 1.24, weight: 2.38 },
      { name: 'unnamed', value: 0, weight: -2 },
      { name: 'valueless', value: 0, weight: -6 },
      { name: 'unacted', value: 0, weight: -3.1 },
      { name: 'informed', value: 1.98, weight: 1.86 },
    ],
  },
};

export const STREAM_EXAMPLE = [
  ['sources', { sources: [] }],
  ['text-delta', { text: ANSWER_EXAMPLE.answer }],
  ['citation', ANSWER_EXAMPLE.citations[0]],
  ['done', ANSWER_EXAMPLE],
]
  .map(([event, data]) => `event: ${event}\ndata: ${JSON.stringify(data)}\n\n`)
  .join('');
