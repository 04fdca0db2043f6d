import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { IngestJob, LatestIngestResponse } from '../../../core/contract/library.ts';
import { CallFailed } from '../call-failed.ts';
import { useConsole } from '../context.ts';

const EVERY_MS = 400;
/** The server may be starting again. */
const AGAIN_MS = 2_000;

export type Ingest = {
  /** The one that is watched, as it stood when it was last looked at. */
  job: IngestJob | undefined;
  /** What watching it met with. */
  error: unknown;
  watch(job: IngestJob): void;
  /** Asks for one and watches it. */
  start(): Promise<void>;
  dismiss(): void;
};

export const isUnderWay = (job: IngestJob | undefined): boolean =>
  job?.status === 'waiting' || job?.status === 'running';

/** Watches an ingest until it has ended; one that runs when the page is opened is watched as well. */
export function useIngest(onEnd: (job: IngestJob) => void): Ingest {
  const { api } = useConsole();
  const [job, setJob] = useState<IngestJob>();
  const [error, setError] = useState<unknown>();
  const ended = useRef(onEnd);
  ended.current = onEnd;

  const watch = useCallback((next: IngestJob) => {
    setError(undefined);
    setJob(next);
  }, []);

  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    api.get<LatestIngestResponse>('api/admin/ingest', { signal }).then(
      ({ job: latest }) => latest !== null && isUnderWay(latest) && setJob((known) => known ?? latest),
      () => undefined,
    );
    return () => controller.abort();
  }, [api]);

  useEffect(() => {
    if (job === undefined || !isUnderWay(job)) return;
    const controller = new AbortController();
    const look = async () => {
      try {
        const now = await api.get<IngestJob>(`api/admin/ingest/${job.id}`, { signal: controller.signal });
        if (controller.signal.aborted) return;
        setJob(now);
        if (!isUnderWay(now)) ended.current(now);
      } catch (cause) {
        if (controller.signal.aborted) return;
        if (cause instanceof CallFailed && cause.status === 0) timer = setTimeout(look, AGAIN_MS);
        else {
          setJob(undefined);
          setError(cause);
        }
      }
    };
    let timer = setTimeout(look, EVERY_MS);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [api, job]);

  const start = useCallback(async () => {
    try {
      watch(await api.send<IngestJob>('POST', 'api/admin/ingest'));
    } catch (cause) {
      setError(cause);
    }
  }, [api, watch]);
  const dismiss = useCallback(() => {
    setJob(undefined);
    setError(undefined);
  }, []);
  return { job, error, watch, start, dismiss };
}
