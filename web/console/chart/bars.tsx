import { countTicksTo, labelled } from './scale.ts';
import { useWidth } from './use-width.ts';

/** One of the parts that each bar is stacked of. `look` is its colour in `chart.css`. */
export type Part = { name: string; look: string };
export type Bar = {
  label: string;
  /** Shown under the pointer. */
  title: string;
  /** In the order of the parts. */
  values: readonly number[];
};

const [HEIGHT, LEFT, BOTTOM, TOP] = [190, 34, 22, 8];
/** A label and the space beside it, also where the last one is moved into the picture. */
export const ROOM = 54;
const GAP = 0.28;
const MOST_WIDE = 34;

type Props = { parts: readonly Part[]; bars: readonly Bar[]; label: string; roomOfLabel?: number };

/** Counts as stacked bars. The picture has one sentence for who cannot see it; the numbers belong beside it as a table. */
export function Bars({ parts, bars, label, roomOfLabel = ROOM }: Props) {
  const [box, width] = useWidth<HTMLDivElement>();
  const totals = bars.map(({ values }) => values.reduce((sum, value) => sum + value, 0));
  const ticks = countTicksTo(Math.max(0, ...totals));
  const highest = ticks.at(-1) ?? 1;
  const plot = Math.max(0, width - LEFT);
  const slot = plot / Math.max(1, bars.length);
  const wide = Math.max(1, Math.min(MOST_WIDE, slot * (1 - GAP)));
  const y = (value: number) => TOP + (HEIGHT - TOP - BOTTOM) * (1 - value / highest);
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
                <rect class="touch" x={LEFT + slot * at} y={TOP} width={slot} height={HEIGHT - TOP - BOTTOM} />
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

/** About half of a label. */
const HALF = 18;

/** Under its bar or point, and inside of the picture. */
export function Label({ at, width, text }: { at: number; width: number; text: string }) {
  const isLast = at + HALF > width;
  return (
    <text x={isLast ? width : at} y={HEIGHT - 6} text-anchor={isLast ? 'end' : 'middle'}>
      {text}
    </text>
  );
}

type GridProps = {
  ticks: readonly number[];
  y: (value: number) => number;
  width: number;
  unit?: (value: number) => string;
};

export function Grid({ ticks, y, width, unit = String }: GridProps) {
  return (
    <>
      {ticks.map((tick) => (
        <g key={tick}>
          <line class={tick === 0 ? 'base' : 'grid'} x1={LEFT} x2={width} y1={y(tick)} y2={y(tick)} />
          <text x={LEFT - 8} y={y(tick) + 4} text-anchor="end">
            {unit(tick)}
          </text>
        </g>
      ))}
    </>
  );
}
