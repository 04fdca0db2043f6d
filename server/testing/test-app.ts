import { join } from 'node:path';
import type { Hono } from 'hono';
import type { Assistant } from '../../core/answer/assistant.ts';
import { createExplainer } from '../../core/answer/explain.ts';
import type { Serving } from '../../core/answer/serving.ts';
import { createClauseSearch } from '../../core/clauses/clause-search.ts';
import type { Config } from '../../core/config/config.ts';
import type { Answer, ChatRequest } from '../../core/contract/chat.ts';
import type { AnswerEvent } from '../../core/contract/events.ts';
import type { Generation } from '../../core/generation/generation.ts';
import { createKeeper, type Keeper } from '../../core/records/keeper.ts';
import { createQuestionReader } from '../../core/records/question-reader.ts';
import { createRetriever } from '../../core/retrieval/retriever.ts';
import { draftOf } from '../../core/testing/generation-draft.ts';
import { createMemoryGenerations } from '../../core/testing/generation-memory.ts';
import { createHashingEmbedder } from '../../core/testing/hashing-embedder.ts';
import { createManualTimer } from '../../core/testing/manual-timer.ts';
import { createPlainAnalyzer } from '../../core/testing/plain-analyzer.ts';
import { fixedLexicon } from '../../core/text/lexicon.ts';
import type { Access } from '../access.ts';
import { type Admission, createAdmission } from '../admission.ts';
import { createApp } from '../app.ts';
import { createKnowledge, type Knowledge } from '../knowledge.ts';
import type { Library } from '../library/library.ts';
import type { Log } from '../log.ts';
import { measured } from '../measured.ts';
import { createMetrics } from '../metrics.ts';
import type { RecordsAccess } from '../records.ts';
import { createVisitors } from '../visitors.ts';
import { emptyLibrary } from './empty-library.ts';

export type LogEntry = { level: string; fields: unknown; message: string | undefined };

export function recordingLog(): { log: Log; entries: LogEntry[] } {
  const entries: LogEntry[] = [];
  const at = (level: string) => (fields: unknown, message?: string) => void entries.push({ level, fields, message });
  const log = { info: at('info'), warn: at('warn'), error: at('error'), fatal: at('fatal') } as Log;
  return { log, entries };
}

export type Ask = (request: ChatRequest, signal: AbortSignal) => AsyncIterable<AnswerEvent>;

export function assistantOf(ask: Ask): Assistant {
  const never = new AbortController().signal;
  return {
    ask: (request, { signal = never } = {}) => ask(request, signal),
    async answer(request, { signal = never } = {}) {
      for await (const event of ask(request, signal)) if (event.type === 'done') return event.answer;
      throw new Error('ended without an answer');
    },
  };
}

/** Says the question back, letter by letter, with one citation. */
export const echo: Ask = async function* ({ message, conversation_id = 'c-1' }) {
  const answer = answerOf(message, conversation_id);
  yield { type: 'sources', sources: [] };
  for (const text of answer.answer.match(/.{1,3}/gsu) ?? []) yield { type: 'text-delta', text };
  for (const citation of answer.citations) yield { type: 'citation', citation };
  yield { type: 'done', answer };
};

export function answerOf(text: string, conversationId = 'c-1'): Answer {
  const citation = {
    index: 1,
    document_id: 'doc-0',
    document_title: '说明 0',
    section_path: ['退货'],
    passage_id: 'doc-0-0',
    quote: '第0份说明',
    start: 0,
    end: 5,
    score: 0.9,
  };
  return {
    id: 'a-1',
    conversation_id: conversationId,
    status: 'answered',
    mode: 'extractive',
    answer: `${text}[1]`,
    segments: [{ text, citations: [1] }],
    citations: [citation],
    suggestions: [],
    confidence: 0.9,
    timings_ms: { retrieve: 1, compose: 1, total: 2 },
  };
}

/** Real retrieval over a generation, and the assistant that is given. */
export function servingOf(generation: Generation, ask: Ask = echo): Serving {
  const analyzer = createPlainAnalyzer();
  const today = () => '2026-11-22';
  const embedder = createHashingEmbedder(generation.manifest.model.dimensions);
  const retriever = createRetriever({ generation, analyzer, embedder });
  const clauses = createClauseSearch({ generation, retriever, analyzer, today });
  const assistant = assistantOf(ask);
  const explainer = createExplainer({ assistant, generation, retriever, today });
  return { generation, analyzer, retriever, assistant, explainer, clauses };
}

export type TestApp = {
  app: Hono;
  knowledge: Knowledge;
  admission: Admission;
  records: RecordsAccess;
  entries: LogEntry[];
};

type Options = {
  ask?: Ask;
  loaded?: boolean;
  allowedOrigins?: string[];
  limit?: number;
  heartbeatMs?: number;
  handoffContact?: string;
  keeper?: Keeper;
  clock?: () => Date;
  tokens?: Config['tokens'];
  access?: Partial<Access>;
  library?: Library;
  /** Served instead of the two documents. */
  knowledge?: Knowledge;
  wechat?: Hono | undefined;
};

const root = join(import.meta.dirname, '../..');

/** Keeps nothing. */
const noKeeper = () => createKeeper({ open: undefined, timer: createManualTimer(), onChange: () => undefined });
const OPEN: Access = { apiKeys: [], webhookSecret: undefined, publicUrl: undefined };
const NO_TOKENS = { admin: undefined, agent: undefined };

/** The app over two small documents in memory. */
export async function testApp(options: Options = {}): Promise<TestApp> {
  const { ask = echo, loaded = true, limit = 200, keeper = noKeeper(), tokens = NO_TOKENS, ...rest } = options;
  const access = { ...OPEN, ...options.access };
  const store = createMemoryGenerations();
  await store.publish(draftOf(2));
  const { log, entries } = recordingLog();
  const admission = createAdmission(limit);
  const assemble = async (generation: Generation) => {
    const serving = servingOf(generation, ask);
    return { ...serving, assistant: measured(serving.assistant, metrics) };
  };
  const knowledge = createKnowledge({ store, assemble, log });
  const records = { keeper, kind: 'embedded' as const };
  const metrics = createMetrics({ knowledge, admission, records });
  if (loaded) await knowledge.load();
  const assets = {
    web: join(root, 'web'),
    widget: join(root, 'dist/web/widget.js'),
    console: join(root, 'dist/web/console'),
  };
  const questionReader = async () => createQuestionReader({ analyzer: createPlainAnalyzer(), lexicon: fixedLexicon() });
  const today = () => '2026-11-22';
  const visitors = createVisitors({
    key: Buffer.alloc(32, 7),
    clock: options.clock ?? (() => new Date()),
    now: () => performance.now(),
  });
  const library = emptyLibrary(store);
  const fixed = {
    library,
    today,
    knowledge,
    admission,
    records,
    tokens,
    log,
    metrics,
    visitors,
    assets,
    questionReader,
  };
  const app = createApp({ ...fixed, allowedOrigins: [], ...rest, access });
  return { app, knowledge, admission, records, entries };
}

export function post(app: Hono, path: string, body: unknown, headers: Record<string, string> = {}) {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return app.request(path, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: text });
}

export type SentEvent = { event: string; data: unknown };

/** Events of a finished SSE body; comments are left out. */
export function eventsOf(body: string): SentEvent[] {
  return body
    .split('\n\n')
    .filter((block) => block.startsWith('event: '))
    .map((block) => {
      const [event = '', data = ''] = block.split('\n');
      return { event: event.slice('event: '.length), data: JSON.parse(data.slice('data: '.length)) as unknown };
    });
}
