import type { IngestJob, IngestProgress } from '../../core/contract/library.ts';
import type { Log } from '../log.ts';
import { ingestProblem } from './ingest-problem.ts';
import type { IngestOutcome, IngestRun } from './ingest-process.ts';

/**
 * Ingests that were asked for, one at a time:
 *
 *   request → running                 nothing runs
 *   request → waiting → running       one runs: it may have listed the files already, so another follows it
 *   request → the one that waits      one runs and one waits: that one will see everything
 *
 * They are known until the server ends, the last `KEPT` of them; the index itself needs none of this.
 */
export type IngestJobs = {
  request(): IngestJob;
  find(id: string): IngestJob | undefined;
  latest(): IngestJob | undefined;
  /** Ends what runs. What it had not published is as if it had not been begun. */
  close(): void;
};

type Deps = {
  run: (onProgress: (progress: IngestProgress) => void) => IngestRun;
  /** Before a job is `done`: takes up what was published. */
  onPublished: (generation: string) => Promise<void>;
  newId: () => string;
  clock: () => Date;
  log: Log;
};

const KEPT = 20;

export function createIngestJobs({ run, onPublished, newId, clock, log }: Deps): IngestJobs {
  const jobs: IngestJob[] = [];
  let running: IngestRun | undefined;
  let closed = false;

  function add(): IngestJob {
    const job: IngestJob = { id: newId(), status: 'waiting', requested_at: clock().toISOString() };
    jobs.push(job);
    if (jobs.length > KEPT) jobs.shift();
    return job;
  }

  async function work(job: IngestJob): Promise<void> {
    job.status = 'running';
    running = run((progress) => {
      job.progress = progress;
    });
    const outcome = await running.ended;
    const published = 'report' in outcome && outcome.report.outcome === 'published' && outcome.report.generation;
    if (published) await onPublished(published);
    end(job, outcome);
    running = undefined;
    const next = jobs.find(({ status }) => status === 'waiting');
    if (next !== undefined) start(next);
  }

  function end(job: IngestJob, outcome: IngestOutcome): void {
    const failure = failureOf(outcome);
    if ('report' in outcome) job.report = outcome.report;
    if (failure !== undefined) job.problem = ingestProblem(failure);
    job.status = failure === undefined ? 'done' : 'failed';
    job.ended_at = clock().toISOString();
    const entry = { job: job.id, generation: job.report?.generation, failed: job.report?.failed.length };
    if (failure === undefined) log.info(entry, 'ingest');
    else log.error({ ...entry, code: failure.code, reason: failure.message }, 'ingest failed');
  }

  function failureOf(outcome: IngestOutcome) {
    if ('failure' in outcome) return closed ? { code: 'stopped', message: 'The server ended.' } : outcome.failure;
    return outcome.report.outcome === 'withheld'
      ? { code: 'withheld', message: 'No document could be read.' }
      : undefined;
  }

  function start(job: IngestJob): void {
    if (closed) end(job, { failure: { code: 'stopped', message: 'The server ended.' } });
    else void work(job);
  }

  return {
    request() {
      const waiting = jobs.find(({ status }) => status === 'waiting');
      if (waiting !== undefined) return waiting;
      const job = add();
      if (running === undefined) start(job);
      return job;
    },
    find: (id) => jobs.find((job) => job.id === id),
    latest: () => jobs.at(-1),
    close() {
      closed = true;
      running?.stop();
    },
  };
}
