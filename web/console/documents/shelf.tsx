import { useState } from 'preact/hooks';
import type { LibraryResponse } from '../../../core/contract/library.ts';
import { useConsole } from '../context.ts';
import { IngestNotice } from '../ingest/ingest-notice.tsx';
import { strings as ingestStrings } from '../ingest/strings.ts';
import { isUnderWay, useIngest } from '../ingest/use-ingest.ts';
import { useLoaded } from '../use-loaded.ts';
import { Busy } from '../view/busy.tsx';
import { Button } from '../view/button.tsx';
import { ConfirmDialog } from '../view/confirm-dialog.tsx';
import { Empty } from '../view/empty.tsx';
import { ProblemNotice } from '../view/problem-notice.tsx';
import { DocumentTable } from './document-table.tsx';
import { DropZone } from './drop-zone.tsx';
import { strings } from './strings.ts';
import { UploadList } from './upload-list.tsx';
import { useUploads } from './use-uploads.ts';
import { WaitingList } from './waiting-list.tsx';

/** The documents, and the way for files to become some of them. */
export function Shelf() {
  const { api, role, toast } = useConsole();
  const mayChange = role === 'admin';
  const { busy, value, error, reload } = useLoaded(
    (signal) => api.get<LibraryResponse>('api/admin/documents', { signal }),
    [],
  );
  const ingest = useIngest(reload);
  const uploads = useUploads();
  const [removing, setRemoving] = useState<string>();

  async function send(files: File[], replace = false): Promise<void> {
    const stored = await uploads.send(files, replace);
    if (!stored) return;
    reload();
    await ingest.start();
  }

  return (
    <>
      {mayChange && value !== undefined && (
        <DropZone formats={value.formats} limit={value.upload_limit} onFiles={(files) => void send(files)} />
      )}
      <UploadList uploads={uploads.list} onReplace={(file) => void send([file], true)} onDrop={uploads.drop} />
      <IngestNotice ingest={ingest} />
      <ProblemNotice error={error} onRetry={reload} />
      {value === undefined && busy && <Busy />}
      {value !== undefined && (
        <>
          {value.generation.held && <p class="held">{ingestStrings.held}</p>}
          <div class="shelf-head">
            <h2>{strings.documents(value.documents.length)}</h2>
            {mayChange && (
              <Button icon="retry" disabled={isUnderWay(ingest.job)} onClick={() => void ingest.start()}>
                {strings.ingest}
              </Button>
            )}
          </div>
          <WaitingList waiting={value.waiting} onRemove={mayChange ? setRemoving : undefined} />
          {value.documents.length === 0 ? (
            <Empty icon="document" title={strings.noDocuments} />
          ) : (
            <DocumentTable documents={value.documents} onRemove={mayChange ? setRemoving : undefined} />
          )}
        </>
      )}
      {removing !== undefined && (
        <ConfirmDialog
          title={strings.removeTitle}
          yes={strings.remove}
          look="danger"
          icon="remove"
          act={() => api.send('DELETE', `api/admin/documents/${encodeURIComponent(removing)}`)}
          onDone={() => {
            toast(strings.removed);
            setRemoving(undefined);
            reload();
            void ingest.start();
          }}
          onClose={() => setRemoving(undefined)}
        >
          <p>{strings.removeWhy(removing)}</p>
        </ConfirmDialog>
      )}
    </>
  );
}
