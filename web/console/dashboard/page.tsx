import '../chart/chart.css';
import './dashboard.css';
import type { Summary } from '../../../core/contract/admin.ts';
import { useConsole } from '../context.ts';
import { daysOf, Period, periodOf } from '../period/period.tsx';
import { hashOf, navigate, useRoute } from '../route.ts';
import { useLoaded } from '../use-loaded.ts';
import { Busy } from '../view/busy.tsx';
import { Empty } from '../view/empty.tsx';
import { PageHead } from '../view/page-head.tsx';
import { ProblemNotice } from '../view/problem-notice.tsx';
import { Charts } from './charts.tsx';
import { Figures } from './figures.tsx';
import { Numbers } from './numbers.tsx';
import { strings } from './strings.ts';

/** How it went over the last days, at a glance. */
export function Page() {
  const { api } = useConsole();
  const days = daysOf(useRoute().query.get('days'));
  const { busy, value, error, reload } = useLoaded(
    (signal) => api.get<Summary>('api/admin/summary', { query: periodOf(days), signal }),
    [days],
  );
  const isEmpty = value !== undefined && value.questions + value.smalltalk + value.handoff === 0;
  return (
    <div class="dashboard" aria-busy={busy}>
      <PageHead title={strings.title} lead={strings.lead}>
        <Period
          days={days}
          onDays={(next) => navigate(hashOf('dashboard', { days: next === 30 ? '' : String(next) }))}
        />
      </PageHead>
      <ProblemNotice error={error} onRetry={reload} />
      {value === undefined && busy && <Busy />}
      {isEmpty && (
        <Empty icon="chart" title={strings.empty}>
          <p>{strings.emptyWhy}</p>
          <a href={hashOf('ask')}>{strings.try}</a>
        </Empty>
      )}
      {value !== undefined && !isEmpty && (
        <>
          <Figures summary={value} />
          <Charts summary={value} />
          <Numbers days={value.days} />
        </>
      )}
    </div>
  );
}
