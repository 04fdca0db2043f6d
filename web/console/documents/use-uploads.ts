import { useCallback, useState } from 'preact/hooks';
import { CallFailed } from '../call-failed.ts';
import { useConsole } from '../context.ts';

/** A file on its way. `exists`: there is one of its name, and somebody has to say whether it is replaced. */
export type Upload = { file: File; status: 'uploading' | 'stored' | 'exists' | 'failed'; detail?: string };

export type Uploads = {
  list: readonly Upload[];
  /** One after the other; whether any was stored. */
  send(files: readonly File[], replace?: boolean): Promise<boolean>;
  drop(file: File): void;
};

export function useUploads(): Uploads {
  const { api } = useConsole();
  const [list, setList] = useState<readonly Upload[]>([]);

  const become = useCallback(
    (file: File, upload: Omit<Upload, 'file'>) =>
      setList((known) => known.map((one) => (one.file === file ? { file, ...upload } : one))),
    [],
  );

  const send = useCallback(
    async (files: readonly File[], replace = false) => {
      setList((known) => [
        ...known.filter(({ file, status }) => status !== 'stored' && !files.includes(file)),
        ...files.map((file): Upload => ({ file, status: 'uploading' })),
      ]);
      let stored = false;
      for (const file of files) {
        const body = new FormData();
        body.append('file', file);
        try {
          await api.send('POST', 'api/admin/documents', { body, query: replace ? { replace: 'true' } : {} });
          become(file, { status: 'stored' });
          stored = true;
        } catch (error) {
          const exists = error instanceof CallFailed && error.code === 'file_exists';
          become(file, exists ? { status: 'exists' } : { status: 'failed', detail: detailOf(error) });
        }
      }
      return stored;
    },
    [api, become],
  );

  const drop = useCallback((file: File) => setList((known) => known.filter((one) => one.file !== file)), []);
  return { list, send, drop };
}

/** What is wrong with this one file, where the server says so. */
function detailOf(error: unknown): string {
  const own = error instanceof CallFailed ? error.errors[0]?.message : undefined;
  return own ?? (error instanceof Error ? error.message : '');
}
