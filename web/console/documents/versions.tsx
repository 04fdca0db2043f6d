import { useState } from 'preact/hooks';
import type { GenerationSummary, GenerationsResponse } from '../../../core/contract/library.ts';
import { useConsole } from '../context.ts';
import { useLoaded } from '../use-loaded.ts';
import { Busy } from '../view/busy.tsx';
import { Button } from '../view/button.tsx';
import { ConfirmDialog } from '../view/confirm-dialog.tsx';
import { Empty } from '../view/empty.tsx';
import { ProblemNotice } from '../view/problem-notice.tsx';
import { Tag } from '../view/tag.tsx';
import { Time } from '../view/time.tsx';
import { strings } from './strings.ts';

/** The states of the index, newest first, and the way back to one of them. */
export function Versions() {
  const { api, role, toast } = useConsole();
  const { busy, value, error, reload } = useLoaded(
    (signal) => api.get<GenerationsResponse>('api/admin/generations', { signal }),
    [],
  );
  const [wanted, setWanted] = useState<GenerationSummary>();
  const generations = value?.generations ?? [];
  return (
    <>
      <ProblemNotice error={error} onRetry={reload} />
      {value === undefined && busy && <Busy />}
      {value !== undefined && generations.length === 0 && <Empty icon="document" title={strings.noGenerations} />}
      <ol class="versions">
        {generations.map((generation, i) => (
          <li key={generation.id} class={generation.current ? 'card version current' : 'card version'}>
            <p class="version-head">
              <b>
                <Time at={generation.created_at} />
              </b>
              {generation.current && <Tag tone="good">{strings.current}</Tag>}
              {generation.held && <Tag tone="warn">{strings.heldTag}</Tag>}
              {role === 'admin' && !generation.current && (
                <Button icon="back" onClick={() => setWanted(generation)}>
                  {strings.activate}
                </Button>
              )}
            </p>
            <p class="quiet">
              {strings.counts(generation.documents, generation.passages, generation.curated)} ·{' '}
              {strings.size(generation.bytes)}
            </p>
            <Changes generation={generation} isOldest={i === generations.length - 1} />
          </li>
        ))}
      </ol>
      {wanted !== undefined && (
        <ConfirmDialog
          title={strings.activateTitle}
          yes={strings.activate}
          look="solid"
          act={() => api.send('POST', `api/admin/generations/${encodeURIComponent(wanted.id)}/activate`)}
          onDone={() => {
            toast(strings.activated);
            setWanted(undefined);
            reload();
          }}
          onClose={() => setWanted(undefined)}
        >
          <p>
            <b>
              <Time at={wanted.created_at} />
            </b>{' '}
            {strings.counts(wanted.documents, wanted.passages, wanted.curated)}
          </p>
          <p>{strings.activateWhy}</p>
        </ConfirmDialog>
      )}
    </>
  );
}

function Changes({ generation, isOldest }: { generation: GenerationSummary; isOldest: boolean }) {
  const { added, changed, removed } = generation;
  const parts = [
    { name: strings.added, titles: added, tone: 'good' as const },
    { name: strings.changed, titles: changed, tone: 'accent' as const },
    { name: strings.dropped, titles: removed, tone: 'warn' as const },
  ].filter(({ titles }) => titles.length > 0);
  if (parts.length === 0) return <p class="quiet">{isOldest ? strings.oldest : strings.same}</p>;
  return (
    <ul class="version-changes">
      {parts.map(({ name, titles, tone }) => (
        <li key={name}>
          <Tag tone={tone}>{name}</Tag> {titles.map((title) => `《${title}》`).join('')}
        </li>
      ))}
    </ul>
  );
}
