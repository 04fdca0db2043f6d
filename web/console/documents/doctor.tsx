import { useState } from 'preact/hooks';
import type { DoctorReport } from '../../../core/contract/doctor.ts';
import { useConsole } from '../context.ts';
import { useLoaded } from '../use-loaded.ts';
import { Busy } from '../view/busy.tsx';
import { Button } from '../view/button.tsx';
import { Empty } from '../view/empty.tsx';
import { ProblemNotice } from '../view/problem-notice.tsx';
import { Tag } from '../view/tag.tsx';
import { type Finding, findingsOf, KINDS, type Kind } from './findings.tsx';
import { strings } from './strings.ts';

/** What is wrong with the documents, kind by kind, the gravest first. */
export function Doctor() {
  const { api } = useConsole();
  const [fresh, setFresh] = useState(0);
  const { busy, value, error, reload } = useLoaded(
    (signal) => api.get<DoctorReport>('api/admin/doctor', { query: fresh > 0 ? { fresh: 'true' } : {}, signal }),
    [fresh],
  );
  const found = value === undefined ? [] : KINDS.map((kind) => ({ kind, findings: findingsOf(value, kind) }));
  const parts = found.filter(({ findings }) => findings.length > 0);
  return (
    <>
      <ProblemNotice error={error} onRetry={reload} />
      {value === undefined && busy && <Busy label={strings.examining} />}
      {value !== undefined && (
        <>
          <div class="shelf-head">
            <p class="quiet">
              {strings.examined(value)} {value.limited && strings.limited}
            </p>
            <Button icon="retry" busy={busy} onClick={() => setFresh(fresh + 1)}>
              {strings.examineAgain}
            </Button>
          </div>
          {parts.length === 0 && (
            <Empty icon="check" title={strings.healthy}>
              <p>{strings.healthyWhy}</p>
            </Empty>
          )}
          <div class="kinds">
            {parts.map(({ kind, findings }) => (
              <KindCard key={kind} kind={kind} findings={findings} />
            ))}
          </div>
        </>
      )}
    </>
  );
}

/** How many are shown before somebody wants to see all. */
const FIRST = 5;
const GRAVE: readonly Kind[] = ['failed', 'contradictions', 'stale_curated'];
const HARMLESS: readonly Kind[] = ['clutter', 'ignored', 'undated'];

function KindCard({ kind, findings }: { kind: Kind; findings: readonly Finding[] }) {
  const [all, setAll] = useState(false);
  const [title = '', why = ''] = strings.kinds[kind];
  const shown = all ? findings : findings.slice(0, FIRST);
  const tone = GRAVE.includes(kind) ? 'bad' : HARMLESS.includes(kind) ? 'plain' : 'warn';
  return (
    <section class="card kind" aria-label={title}>
      <header>
        <h2>{title}</h2>
        <Tag tone={tone}>{findings.length}</Tag>
      </header>
      <p class="hint">{why}</p>
      <ul>
        {shown.map(({ key, content }) => (
          <li key={key}>{content}</li>
        ))}
      </ul>
      {findings.length > shown.length && (
        <Button look="plain" icon="down" onClick={() => setAll(true)}>
          {strings.more(findings.length - shown.length)}
        </Button>
      )}
    </section>
  );
}
