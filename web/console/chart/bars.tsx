import { Grid, HEIGHT, Label, LEFT, PLOT_HEIGHT, placesIn, ROOM, TOP } from './axes.tsx';
import { countTicksTo, labelled } from './scale.ts';
import { useWidth } from './use-width.ts';

/** One of the parts that each bar is stacked of. `look` is its colour in `chart.css`. */
export type Part = { name: string; look: string };
type Bar = {
  label: string;
  /** Shown under the pointer. */
  title: string;
  /** In the order of the parts. */
  values: readonly number[];
};

/** Between bars, as a share of a slot. */
const GAP = 0.28;
const MOST_WIDE = 34;

type Props = { parts: readonly Part[]; bars: readonly Bar[]; label: string; roomOfLabel?: number };

/** Counts as stacked bars. The picture has one sentence for who cannot see it; the numbers belong beside it as a table. */
export function Bars({ parts, bars, label, roomOfLabel = ROOM }: Props) {
  const [box, width] = useWidth<HTMLDivElement>();
  const totals = bars.map(({ values }) => values.reduce((sum, value) => sum + value, 0));
  const ticks = countTicksTo(Math.max(0, ...totals));
  const highest = ticks.at(-1) ?? 1;
  const { plot, slot, y } = placesIn(width, { count: bars.length, highest });
  const wide = Math.max(1, Math.min(MOST_WIDE, slot * (1 - GAP)));
  const named = labelled(bars.length, plot, roomOfLabel);

  return (
    <div class="chart" ref={box}>
      {width > 0 && (
        <svg width={width} height={HEIGHT} role="img" aria-label={label}>
          <Grid ticks={ticks} y={y} width={width} />
          {bars.map((bar, at) => {
            const x = LEFT + slot * at + (slot - wide) / 2;
            let below = 0;
            return (
              <g key={bar.label}>
                <title>{bar.title}</title>
                <rect class="touch" x={LEFT + slot * at} y={TOP} width={slot} height={PLOT_HEIGHT} />
                {parts.map(({ name, look }, part) => {
                  const value = bar.values[part] ?? 0;
                  const from = below;
                  below += value;
                  if (value === 0) return null;
                  return <rect key={name} class={look} x={x} y={y(below)} width={wide} height={y(from) - y(below)} />;
                })}
                {named.has(at) && <Label at={LEFT + slot * (at + 0.5)} width={width} text={bar.label} />}
              </g>
            );
          })}
        </svg>
      )}
    </div>
  );
}
