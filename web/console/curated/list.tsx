import { useState } from 'preact/hooks';
import type { CuratedItem, CuratedListResponse, CuratedRemovedResponse } from '../../../core/contract/curated.ts';
import { useConsole } from '../context.ts';
import { HeldNote } from '../ingest/held-note.tsx';
import { IngestNotice } from '../ingest/ingest-notice.tsx';
import { useIngest } from '../ingest/use-ingest.ts';
import { hashOf } from '../route.ts';
import { useLoaded } from '../use-loaded.ts';
import { Busy } from '../view/busy.tsx';
import { ConfirmDialog } from '../view/confirm-dialog.tsx';
import { Empty } from '../view/empty.tsx';
import { Icon } from '../view/icon.tsx';
import { PageHead } from '../view/page-head.tsx';
import { ProblemNotice } from '../view/problem-notice.tsx';
import { ItemCard } from './item-card.tsx';
import { strings } from './strings.ts';

/** All standard answers, those that need somebody first. */
export function List() {
  const { api, role, toast } = useConsole();
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
        <ConfirmDialog
          title={strings.removeTitle}
          yes={strings.remove}
          look="danger"
          icon="remove"
          act={() => api.send<CuratedRemovedResponse>('DELETE', `api/admin/curated/${encodeURIComponent(removing.id)}`)}
          onDone={({ job }) => {
            toast(strings.removed);
            setRemoving(undefined);
            reload();
            ingest.watch(job);
          }}
          onClose={() => setRemoving(undefined)}
        >
          <p>{strings.removeWhy(removing.questions[0] ?? removing.path)}</p>
        </ConfirmDialog>
      )}
    </div>
  );
}
