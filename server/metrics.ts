import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { RewritingReport } from '../core/answer/generative/query-rewriter.ts';
import type { WritingReport } from '../core/answer/generative/writer.ts';
import type { Answer } from '../core/contract/chat.ts';
import type { FeedbackRequest } from '../core/contract/feedback.ts';
import type { BreakerState } from '../core/resilience/circuit-breaker.ts';
import type { Admission } from './admission.ts';
import type { Knowledge } from './knowledge.ts';
import type { RecordsAccess } from './records.ts';

/**
 * What is counted, for Prometheus. Every label has a handful of values of our own: routes are patterns, and nothing that a
 * visitor, a document or a model says becomes one. Counting a question takes a few microseconds.
 */
export type Metrics = {
  /** `route` is the pattern that matched. */
  requested(request: { method: string; route: string; status: number; seconds: number }): void;
  answered(answer: Pick<Answer, 'status' | 'mode' | 'refusal_reason' | 'confidence' | 'timings_ms'>): void;
  rated(rating: FeedbackRequest['rating']): void;
  /** How a language model's part in an answer ended. */
  wrote(report: WritingReport): void;
  /** How it ended when it was asked to put a question in other words. */
  rewrote(report: RewritingReport): void;
  /** Whether the language model is asked at all. */
  watchBreaker(state: () => BreakerState): void;
  /** Everything, in Prometheus's text format. */
  text(): Promise<string>;
};

/** Looked at when somebody asks, not before. */
export type Watched = { knowledge: Knowledge; admission: Admission; records: RecordsAccess };

export const METRICS_TYPE = 'text/plain; version=0.0.4; charset=utf-8';

const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);
/** Seconds: an answer that is quoted takes milliseconds, one that a model words takes seconds. */
const SECONDS = [0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];
const TENTHS = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1];
const PHASES = ['retrieve', 'compose', 'total'] as const;
const SENTENCES = ['passed', 'replaced', 'dropped'] as const;
const BREAKER_STATES: readonly BreakerState[] = ['closed', 'half-open', 'open'];
const STORE_STATES = ['off', 'opening', 'open', 'unavailable'] as const;

export function createMetrics({ knowledge, admission, records }: Watched): Metrics {
  const register = new Registry();
  const registers = [register];
  collectDefaultMetrics({ register });
  const counter = (name: string, help: string, ...labelNames: string[]) =>
    new Counter({ name: `wenju_${name}_total`, help, labelNames, registers });
  const histogram = (name: string, help: string, buckets: number[], ...labelNames: string[]) =>
    new Histogram({ name: `wenju_${name}`, help, buckets, labelNames, registers });
  const gauge = (name: string, help: string, read: () => number) =>
    new Gauge({
      name: `wenju_${name}`,
      help,
      registers,
      collect() {
        this.set(read());
      },
    });
  /** 1 for the state that is, 0 for the others. */
  const states = <State extends string>(name: string, help: string, all: readonly State[], read: () => State) =>
    new Gauge({
      name: `wenju_${name}`,
      help,
      labelNames: ['state'],
      registers,
      collect() {
        const now = read();
        for (const state of all) this.set({ state }, state === now ? 1 : 0);
      },
    });

  const requests = counter('http_requests', 'Requests by route and status.', 'method', 'route', 'status');
  const head = histogram('http_request_seconds', 'Until the head of the response was ready.', SECONDS, 'route');
  const answers = counter('answers', 'Answers by outcome, whichever way in was used.', 'status', 'mode');
  const refusals = counter('refusals', 'Refusals by reason.', 'reason');
  const latency = histogram('answer_seconds', 'Time that an answer took, by phase.', SECONDS, 'phase');
  const confidence = histogram('answer_confidence', 'Confidence in answers and refusals.', TENTHS);
  const opinions = counter('feedback', 'Opinions on answers.', 'rating');
  const writings = counter(
    'llm_answers',
    'How the language model ended, by reason; `finished` is its own way.',
    'reason',
  );
  const sentences = counter(
    'llm_sentences',
    'Sentences of the language model, by what the checks made of them.',
    'outcome',
  );

  const rewritings = counter(
    'llm_rewritings',
    'How the language model ended when it put a question in other words; `none` where it gave no question.',
    'reason',
  );

  gauge('questions_at_work', 'Questions and searches under way.', () => admission.working);
  gauge('records_waiting', 'Exchanges that are not written yet.', () => records.keeper.state().waiting);
  gauge('records_dropped', 'Exchanges that were not kept since the start.', () => records.keeper.state().dropped);
  states('records_state', 'Where the records stand.', STORE_STATES, () => records.keeper.state().status);
  const manifest = () => knowledge.current()?.generation.manifest;
  gauge('generation_created_seconds', 'When the generation that serves was made, Unix time; 0 before one does.', () =>
    Math.floor(Date.parse(manifest()?.createdAt ?? '1970-01-01') / 1000),
  );
  gauge('documents', 'Documents that are answered from.', () => manifest()?.documents.length ?? 0);
  gauge('passages', 'Passages that are answered from.', () => manifest()?.passages ?? 0);
  new Gauge({
    name: 'wenju_generation_info',
    help: 'Which generation serves.',
    labelNames: ['id'],
    registers,
    collect() {
      this.reset();
      const id = manifest()?.id;
      if (id !== undefined) this.set({ id }, 1);
    },
  });

  return {
    requested({ method, route, status, seconds }) {
      requests.inc({ method: METHODS.has(method) ? method : 'other', route, status });
      head.observe({ route }, seconds);
    },
    answered({ status, mode, refusal_reason, confidence: sure, timings_ms }) {
      answers.inc({ status, mode });
      if (refusal_reason !== undefined) refusals.inc({ reason: refusal_reason });
      for (const phase of PHASES) latency.observe({ phase }, timings_ms[phase] / 1000);
      if (status === 'answered' || status === 'refused') confidence.observe(sure);
    },
    rated: (rating) => opinions.inc({ rating }),
    wrote(report) {
      writings.inc({ reason: report.reason });
      for (const outcome of SENTENCES) sentences.inc({ outcome }, report[outcome]);
    },
    rewrote: ({ reason, questions }) =>
      rewritings.inc({ reason: reason === 'finished' && questions === 0 ? 'none' : reason }),
    watchBreaker: (state) =>
      void states('llm_breaker_state', 'Whether the language model is asked: not while open.', BREAKER_STATES, state),
    text: () => register.metrics(),
  };
}
