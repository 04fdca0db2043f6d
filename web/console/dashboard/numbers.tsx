import type { Summary } from '../../../core/contract/admin.ts';
import { type Column, Table } from '../view/table.tsx';
import { strings } from './strings.ts';

type Day = Summary['days'][number];

const timeOf = (ms: number | null) => (ms === null ? strings.none : strings.time(ms));
const COLUMNS: Column<Day>[] = [
  { title: strings.columns.day, cell: ({ day }) => day },
  { title: strings.columns.questions, look: 'number', cell: ({ questions }) => questions },
  { title: strings.columns.answered, look: 'number', cell: ({ answered }) => answered },
  { title: strings.columns.refused, look: 'number', cell: ({ refused }) => refused },
  { title: strings.columns.clarify, look: 'number', cell: ({ clarify }) => clarify },
  { title: strings.latencyColumns.p50, look: 'number', cell: ({ latency_ms }) => timeOf(latency_ms.p50) },
  { title: strings.latencyColumns.p95, look: 'number', cell: ({ latency_ms }) => timeOf(latency_ms.p95) },
  { title: strings.up, look: 'number', cell: ({ up }) => up },
  { title: strings.down, look: 'number', cell: ({ down }) => down },
];

/** What the charts show, in numbers: the latest day first, days without any question left out. */
export function Numbers({ days }: { days: readonly Day[] }) {
  const rows = [...days].reverse().filter(({ questions, up, down }) => questions + up + down > 0);
  return (
    <details class="numbers">
      <summary>{strings.numbers}</summary>
      <Table caption={strings.tableOf} columns={COLUMNS} rows={rows} keyOf={({ day }) => day} />
    </details>
  );
}
