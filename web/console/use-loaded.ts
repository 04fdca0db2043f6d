import { type Inputs, useCallback, useEffect, useState } from 'preact/hooks';

/** What a page shows is on its way, there, or did not come. While it is fetched again, what was there stays. */
export type Loaded<T> = { busy: boolean; value: T | undefined; error: unknown; reload: () => void };

/**
 * Fetches when the page is shown and whenever one of `inputs` changes; what a newer call has overtaken is dropped.
 *
 *   const { busy, value, error, reload } = useLoaded((signal) => api.get<Summary>('api/admin/summary', { signal }), []);
 */
export function useLoaded<T>(load: (signal: AbortSignal) => Promise<T>, inputs: Inputs): Loaded<T> {
  const [state, setState] = useState<Omit<Loaded<T>, 'reload'>>({ busy: true, value: undefined, error: undefined });
  const [round, setRound] = useState(0);
  useEffect(() => {
    const { signal, abort } = abortable();
    setState(({ value }) => ({ busy: true, value, error: undefined }));
    load(signal).then(
      (value) => !signal.aborted && setState({ busy: false, value, error: undefined }),
      (error) => !signal.aborted && setState(({ value }) => ({ busy: false, value, error })),
    );
    return abort;
  }, [...inputs, round]);
  const reload = useCallback(() => setRound((count) => count + 1), []);
  return { ...state, reload };
}

function abortable(): { signal: AbortSignal; abort: () => void } {
  const controller = new AbortController();
  return { signal: controller.signal, abort: () => controller.abort() };
}
