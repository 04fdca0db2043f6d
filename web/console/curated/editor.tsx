import { useEffect, useState } from 'preact/hooks';
import type { CuratedItem, CuratedSavedResponse } from '../../../core/contract/curated.ts';
import { useConsole } from '../context.ts';
import { HeldNote } from '../ingest/held-note.tsx';
import { IngestNotice } from '../ingest/ingest-notice.tsx';
import { isUnderWay, useIngest } from '../ingest/use-ingest.ts';
import { hashOf, navigate } from '../route.ts';
import { useLoaded } from '../use-loaded.ts';
import { Busy } from '../view/busy.tsx';
import { Button } from '../view/button.tsx';
import { Icon } from '../view/icon.tsx';
import { PageHead } from '../view/page-head.tsx';
import { ProblemNotice } from '../view/problem-notice.tsx';
import { Citations } from './citations.tsx';
import { type Draft, draftOf, emptyDraft, requestOf, withCitation } from './draft.ts';
import { Approval, Words } from './fields.tsx';
import { Finder } from './finder.tsx';
import { Preview } from './preview.tsx';
import { strings } from './strings.ts';
import { WrongFields } from './wrong-fields.tsx';

/** One standard answer while it is written: its words on one side, the documents to quote from on the other. */
export function Editor({ id, question }: { id: string | undefined; question: string }) {
  const { api, toast } = useConsole();
  const known = useLoaded(
    async (signal) =>
      id === undefined ? undefined : api.get<CuratedItem>(`api/admin/curated/${encodeURIComponent(id)}`, { signal }),
    [id],
  );
  const [draft, setDraft] = useState<Draft>(() => emptyDraft(question));
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const ingest = useIngest(({ status }) => {
    if (status !== 'done') return;
    toast(strings.nowGiven);
    navigate(hashOf('curated'));
  });
  const change = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }));

  useEffect(() => {
    if (known.value !== undefined) setDraft(draftOf(known.value));
  }, [known.value]);

  async function save(): Promise<void> {
    setBusy(true);
    setError(undefined);
    const [method, path] =
      id === undefined ? (['POST', ''] as const) : (['PUT', `/${encodeURIComponent(id)}`] as const);
    try {
      const body = requestOf(draft);
      const { job } = await api.send<CuratedSavedResponse>(method, `api/admin/curated${path}`, { body });
      toast(strings.saved);
      if (body.draft) navigate(hashOf('curated'));
      else ingest.watch(job);
    } catch (cause) {
      setError(cause);
    }
    setBusy(false);
  }

  if (id !== undefined && known.value === undefined) {
    return known.busy ? <Busy /> : <ProblemNotice error={known.error} onRetry={known.reload} />;
  }
  return (
    <div class="curated">
      <PageHead title={id === undefined ? strings.newTitle : strings.editTitle}>
        <a class="button outline" href={hashOf('curated')}>
          <Icon name="back" />
          {strings.back}
        </a>
      </PageHead>
      <HeldNote />
      <IngestNotice ingest={ingest} />
      <div class="writing">
        <form
          class="card"
          onSubmit={(event) => {
            event.preventDefault();
            void save();
          }}
        >
          <Words draft={draft} onChange={change} />
          <Citations draft={draft} onDraft={setDraft} />
          <Preview draft={draft} />
          <Approval draft={draft} onChange={change} />
          <label class="check">
            <input
              type="checkbox"
              checked={draft.draft}
              onChange={({ currentTarget }) => change({ draft: currentTarget.checked })}
            />
            {strings.draft}
          </label>
          <WrongFields error={error} />
          <Button look="solid" icon="check" type="submit" busy={busy || isUnderWay(ingest.job)}>
            {draft.draft ? strings.saveDraft : strings.save}
          </Button>
        </form>
        <Finder
          first={question}
          onQuote={(citation) => {
            setDraft((before) => withCitation(before, citation));
            toast(strings.quoted);
          }}
        />
      </div>
    </div>
  );
}
