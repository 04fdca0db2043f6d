import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import type { Summary } from '../../../core/contract/admin.ts';
import { Bars } from '../chart/bars.tsx';
import { Legend } from '../chart/legend.tsx';
import { Lines } from '../chart/lines.tsx';
import { strings } from './strings.ts';

const OUTCOMES = [
  { name: strings.parts.answered, look: 'answered' },
  { name: strings.parts.refused, look: 'refused' },
  { name: strings.parts.clarify, look: 'clarify' },
];
const OPINIONS = [
  { name: strings.up, look: 'answered' },
  { name: strings.down, look: 'refused' },
];

export function Charts({ summary }: { summary: Summary }) {
  const { days, confidence, latency_ms, feedback } = summary;
  const labels = days.map(({ day }) => dayLabel(day));
  const measured = [
    { name: strings.median, look: 'answered', values: days.map((day) => day.latency_ms.p50) },
    { name: strings.p95, look: 'refused', values: days.map((day) => day.latency_ms.p95) },
  ];
  return (
    <div class="charts">
      <Card title={strings.byDay} legend={<Legend parts={OUTCOMES} />} wide>
        <Bars
          parts={OUTCOMES}
          bars={days.map(({ day, answered, refused, clarify }) => ({
            label: dayLabel(day),
            title: strings.dayTitle(dayLabel(day), answered, refused, clarify),
            values: [answered, refused, clarify],
          }))}
          label={strings.byDayOf(summary.questions, summary.answered, summary.refused)}
        />
      </Card>
      <Card title={strings.confidence} lead={strings.confidenceLead}>
        <Bars
          parts={[{ name: strings.tenths, look: 'answered' }]}
          bars={confidence.map((count, tenth) => ({
            label: `${tenth * 10}%`,
            title: strings.tenthTitle(tenth, count),
            values: [count],
          }))}
          label={confidence.map((count, tenth) => strings.tenthTitle(tenth, count)).join('；')}
          roomOfLabel={36}
        />
      </Card>
      <Card title={strings.latencyByDay} lead={strings.latencyLead} legend={<Legend parts={measured} />}>
        <Lines
          labels={labels}
          series={measured}
          label={strings.latencyOf(latency_ms.p50, latency_ms.p95)}
          unit={strings.latencyUnit}
        />
      </Card>
      <Card title={strings.feedback} legend={<Legend parts={OPINIONS} />}>
        <Bars
          parts={OPINIONS}
          bars={days.map(({ day, up, down }) => ({
            label: dayLabel(day),
            title: `${dayLabel(day)}：${strings.opinions(up, down)}`,
            values: [up, down],
          }))}
          label={strings.opinions(feedback.up, feedback.down)}
        />
      </Card>
      <Card title={strings.reasons}>
        <Reasons reasons={feedback.reasons} />
      </Card>
    </div>
  );
}

type CardProps = {
  title: string;
  lead?: string;
  legend?: ComponentChildren;
  wide?: boolean;
  children: ComponentChildren;
};

function Card({ title, lead, legend, wide = false, children }: CardProps) {
  const heading = useId();
  return (
    <section class={wide ? 'card wide' : 'card'} aria-labelledby={heading}>
      <header>
        <h2 id={heading}>{title}</h2>
        {legend}
      </header>
      {lead !== undefined && <p class="hint">{lead}</p>}
      {children}
    </section>
  );
}

function Reasons({ reasons }: { reasons: Summary['feedback']['reasons'] }) {
  const most = Math.max(1, ...reasons.map(({ count }) => count));
  if (reasons.length === 0) return <p class="quiet">{strings.noReasons}</p>;
  return (
    <ol class="ranks">
      {reasons.slice(0, 8).map(({ reason, count }) => (
        <li key={reason}>
          <span>{reason}</span>
          <b>{count}</b>
          <meter min={0} max={most} value={count} aria-hidden="true" />
        </li>
      ))}
    </ol>
  );
}

/** `2026-11-22` → `11/22` */
const dayLabel = (day: string): string => day.slice(5).split('-').map(Number).join('/');
