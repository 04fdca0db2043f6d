import type { Latency } from './latency.ts';
import type { RunFigures } from './process.ts';
import type { Throughput } from './throughput.ts';

type IngestFigures = RunFigures & { characters_per_second: number };
export type AnswerFigures = { one: Latency; many: Throughput; peak_megabytes: number };

export type EmbeddingFigures = {
  model: string;
  /** How many were measured, one at a time. */
  queries: number;
  query_p50_ms: number;
  query_p99_ms: number;
  /** Of passages, in batches. */
  characters_per_second: number;
};

export type BenchReport = {
  ingest: { characters: number; wenju: IngestFigures; langchain: IngestFigures };
  embedding: EmbeddingFigures;
  answer: { wenju: AnswerFigures; echo: AnswerFigures };
};

export function tableOf({ ingest, embedding, answer }: BenchReport): string {
  return [
    `Ingest of ${whole(ingest.characters)} characters, one core, whole process`,
    row('', 'characters/s', 'seconds', 'peak MB'),
    ingestRow('wenju', ingest.wenju),
    ingestRow('langchain splitter + HNSWLib', ingest.langchain),
    '',
    `Embedding alone, one core, ${whole(embedding.queries)} queries that were not asked before`,
    row('', 'query p50 ms', 'query p99 ms', 'characters/s'),
    row(
      embedding.model,
      embedding.query_p50_ms.toFixed(2),
      embedding.query_p99_ms.toFixed(2),
      whole(embedding.characters_per_second),
    ),
    '',
    'POST /api/chat, server on one core',
    row('', 'p50 ms', 'p99 ms', 'answers/s', 'peak MB', 'failed'),
    answerRow('wenju', answer.wenju),
    answerRow('hono echo', answer.echo),
  ].join('\n');
}

const ingestRow = (name: string, { characters_per_second, seconds, peak_megabytes }: IngestFigures): string =>
  row(name, whole(characters_per_second), seconds.toFixed(1), whole(peak_megabytes));

const answerRow = (name: string, { one, many, peak_megabytes }: AnswerFigures): string =>
  row(
    name,
    one.p50_ms.toFixed(2),
    one.p99_ms.toFixed(2),
    whole(many.per_second),
    whole(peak_megabytes),
    String(one.failed + many.failed),
  );

const row = (name: string, ...cells: string[]): string =>
  name.padEnd(30) + cells.map((cell) => cell.padStart(14)).join('');
const whole = (value: number): string => Math.round(value).toLocaleString('en-US');
