import { useState } from 'preact/hooks';
import type { CuratedItem, CuratedListResponse, CuratedRemovedResponse } from '../../../core/contract/curated.ts';
import { useConsole } from '../context.ts';
import { HeldNote } from '../ingest/held-note.tsx';
import { IngestNotice } from '../ingest/ingest-notice.tsx';
import { useIngest } from '../ingest/use-ingest.ts';
import { hashOf } from '../route.ts';
import { useLoaded } from '../use-loaded.ts';
import { Busy } from '../view/busy.tsx';
import { Button } from '../view/button.tsx';
import { Dialog } from '../view/dialog.tsx';
import { Empty } from '../view/empty.tsx';
import { Icon } from '../view/icon.tsx';
import { PageHead } from '../view/page-head.tsx';
import { ProblemNotice } from '../view/problem-notice.tsx';
import { ItemCard } from './item-card.tsx';
import { strings } from './strings.ts';

/** Those that need somebody first. */
export function List() {
  const { api, role } = useConsole();
  const mayChange = role === 'admin';
  const { busy, value, error, reload } = useLoaded(
    (signal) => api.get<CuratedListResponse>('api/admin/curated', { signal }),
    [],
  );
  const ingest = useIngest(reload);
  const [removing, setRemoving] = useState<CuratedItem>();
  return (
    <div class="curated">
      <PageHead title={strings.title} lead={strings.lead}>
        {mayChange && (
          <a class="button solid" href={hashOf('curated/new')}>
            <Icon name="plus" />
            {strings.write}
          </a>
        )}
      </PageHead>
      <HeldNote />
      <IngestNotice ingest={ingest} />
      <ProblemNotice error={error} onRetry={reload} />
      {value === undefined && busy && <Busy />}
      {value?.items.length === 0 && (
        <Empty icon="star" title={strings.none}>
          <p>{strings.noneWhy}</p>
        </Empty>
      )}
      <ul class="items">
        {value?.items.map((item) => (
          <ItemCard key={item.id} item={item} onRemove={mayChange && item.editable ? setRemoving : undefined} />
        ))}
      </ul>
      {removing !== undefined && (
        <RemoveDialog
          item={removing}
          onClose={() => setRemoving(undefined)}
          onRemoved={({ job }) => {
            setRemoving(undefined);
            reload();
            ingest.watch(job);
          }}
        />
      )}
    </div>
  );
}

type DialogProps = { item: CuratedItem; onClose: () => void; onRemoved: (removed: CuratedRemovedResponse) => void };

function RemoveDialog({ item: { id, path, questions }, onClose, onRemoved }: DialogProps) {
  const { api, toast } = useConsole();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();

  async function remove(): Promise<void> {
    setBusy(true);
    try {
      const removed = await api.send<CuratedRemovedResponse>('DELETE', `api/admin/curated/${encodeURIComponent(id)}`);
      toast(strings.removed);
      onRemoved(removed);
    } catch (cause) {
      setError(cause);
      setBusy(false);
    }
  }

  return (
    <Dialog
      title={strings.removeTitle}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{strings.cancel}</Button>
          <Button look="danger" icon="remove" busy={busy} onClick={() => void remove()}>
            {strings.remove}
          </Button>
        </>
      }
    >
      <ProblemNotice error={error} />
      <p>{strings.removeWhy(questions[0] ?? path)}</p>
    </Dialog>
  );
}
