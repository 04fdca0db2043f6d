import '../chart/chart.css';
import './unanswered.css';
import { useEffect, useState } from 'preact/hooks';
import type { ClusterState, ClustersResponse } from '../../../core/contract/clusters.ts';
import { useConsole } from '../context.ts';
import { Panes, useBeside } from '../panes/panes.tsx';
import { Period, periodOf } from '../period/period.tsx';
import { navigate, useRoute } from '../route.ts';
import { Tabs } from '../tabs/tabs.tsx';
import { useLoaded } from '../use-loaded.ts';
import { Busy } from '../view/busy.tsx';
import { Button } from '../view/button.tsx';
import { Empty } from '../view/empty.tsx';
import { PageHead } from '../view/page-head.tsx';
import { ProblemNotice } from '../view/problem-notice.tsx';
import { ClusterDetail } from './cluster-detail.tsx';
import { ClusterList } from './cluster-list.tsx';
import { addressOf, STATES, shownOf } from './shown.ts';
import { strings } from './strings.ts';

/** So many are shown at first, and at most. */
const [FEW, MANY] = [50, 200];

/** What the documents did not answer, by what was asked: how often, how lately, and what to do about it. */
export function Page() {
  const { api, toast } = useConsole();
  const shown = shownOf(useRoute());
  const { days, state } = shown;
  const beside = useBeside();
  const [limit, setLimit] = useState(FEW);
  const { busy, value, error, reload } = useLoaded(
    (signal) =>
      api.get<ClustersResponse>('api/admin/unanswered/clusters', {
        query: { ...periodOf(days), state, limit },
        signal,
      }),
    [days, state, limit],
  );
  const items = value?.items ?? [];
  const chosen = shown.id ?? (beside ? items[0]?.id : undefined);

  // What is not in this list any more, because it was marked, gives way to the first.
  useEffect(() => {
    if (beside && shown.id !== undefined && value !== undefined && !busy && !items.some(({ id }) => id === shown.id)) {
      navigate(addressOf({ ...shown, id: undefined }), { replace: true });
    }
  }, [value]);

  async function mark(id: string, to: ClusterState): Promise<void> {
    await api.send('PATCH', `api/admin/unanswered/clusters/${encodeURIComponent(id)}`, { body: { state: to } });
    toast(strings.marked[to]);
    if (!beside) navigate(addressOf({ ...shown, id: undefined }), { replace: true });
    reload();
  }

  return (
    <div class="unanswered">
      <PageHead title={strings.title} lead={strings.lead}>
        <Period days={days} onDays={(next) => navigate(addressOf({ ...shown, days: next, id: undefined }))} />
      </PageHead>
      <Tabs
        label={strings.state}
        tabs={STATES.map((one) => ({
          name: strings.states[one],
          address: addressOf({ ...shown, state: one, id: undefined }),
          isCurrent: one === state,
          count: value?.counts[one],
        }))}
      />
      <ProblemNotice error={error} onRetry={reload} />
      {value === undefined && busy && <Busy />}
      {value !== undefined && value.waiting > 0 && <p class="hint">{strings.waiting(value.waiting)}</p>}
      {value !== undefined && items.length === 0 && chosen === undefined && (
        <Empty icon={state === 'open' ? 'check' : 'question'} title={strings.none[state]}>
          <p>{strings.noneWhy(days)}</p>
        </Empty>
      )}
      {(items.length > 0 || chosen !== undefined) && (
        <Panes
          chosen={shown.id}
          label={strings.detail}
          onBack={() => navigate(addressOf({ ...shown, id: undefined }))}
          list={
            <>
              <ClusterList clusters={items} chosen={chosen} addressOf={(id) => addressOf({ ...shown, id })} />
              {items.length === FEW && limit === FEW && (
                <Button busy={busy} onClick={() => setLimit(MANY)}>
                  {strings.more}
                </Button>
              )}
            </>
          }
          detail={
            chosen !== undefined && (
              <ClusterDetail key={chosen} id={chosen} days={days} onMark={(to) => mark(chosen, to)} />
            )
          }
        />
      )}
    </div>
  );
}
