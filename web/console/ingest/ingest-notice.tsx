import './ingest.css';
import type { IngestJob, IngestReport } from '../../../core/contract/library.ts';
import { hashOf } from '../route.ts';
import { Button } from '../view/button.tsx';
import { Icon } from '../view/icon.tsx';
import { ProblemNotice } from '../view/problem-notice.tsx';
import { reasonOf, strings } from './strings.ts';
import { type Ingest, isUnderWay } from './use-ingest.ts';

/** How far an ingest is, and what came of it. Draws nothing while there is none. */
export function IngestNotice({ ingest }: { ingest: Ingest }) {
  const { job, error, dismiss } = ingest;
  if (error !== undefined) return <ProblemNotice error={error} />;
  if (job === undefined) return null;
  return (
    <section class={`ingest ${job.status}`} aria-label={strings.title}>
      {isUnderWay(job) ? <UnderWay job={job} /> : <Ended job={job} onClose={dismiss} />}
    </section>
  );
}

function UnderWay({ job }: { job: IngestJob }) {
  const { progress } = job;
  const label = job.status === 'waiting' ? strings.waiting : progress ? strings[progress.stage] : strings.starting;
  return (
    <>
      <p class="ingest-title" role="status">
        <span class="spinner" aria-hidden="true" />
        {label}
        {progress !== undefined && progress.total > 0 && (
          <span class="ingest-count">{strings.of(progress.done, progress.total)}</span>
        )}
      </p>
      <progress
        aria-label={label}
        {...(progress !== undefined && progress.total > 0 && { value: progress.done, max: progress.total })}
      />
    </>
  );
}

function Ended({ job, onClose }: { job: IngestJob; onClose: () => void }) {
  const { status, problem, report } = job;
  const title =
    status === 'failed' ? strings.failed : report?.outcome === 'unchanged' ? strings.unchanged : strings.done;
  return (
    <div role={status === 'failed' ? 'alert' : 'status'}>
      <p class="ingest-title">
        <Icon name={status === 'failed' ? 'warning' : 'check'} />
        {title}
        <Button look="plain" onClick={onClose}>
          {strings.close}
        </Button>
      </p>
      <p>{problem?.detail ?? strings.summary(job)}</p>
      {report !== undefined && <Missed report={report} />}
      {report !== undefined && report.curated.stale.length > 0 && (
        <p>
          {strings.staleAnswers(report.curated.stale.length)} <a href={hashOf('curated')}>{strings.toAnswers}</a>
        </p>
      )}
    </div>
  );
}

function Missed({ report: { failed, duplicates } }: { report: IngestReport }) {
  const missed = [
    ...failed.map(({ path, reason }) => ({ path, why: reasonOf(reason) })),
    ...duplicates.map(({ path, of }) => ({ path, why: strings.twin(of) })),
  ];
  if (missed.length === 0) return null;
  return (
    <>
      <p>{strings.missed(missed.length)}</p>
      <ul class="ingest-missed">
        {missed.map(({ path, why }) => (
          <li key={path}>
            <b>{path}</b> {why}
          </li>
        ))}
      </ul>
    </>
  );
}
