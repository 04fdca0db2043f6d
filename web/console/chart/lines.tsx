import { Grid, HEIGHT, Label, LEFT, placesIn, ROOM } from './axes.tsx';
import { labelled, ticksTo } from './scale.ts';
import { useWidth } from './use-width.ts';

/** `null` where there is nothing to show: the line has a gap there. */
type Series = { name: string; look: string; values: readonly (number | null)[] };

type Props = { labels: readonly string[]; series: readonly Series[]; label: string; unit: (value: number) => string };

/** Measures over days. */
export function Lines({ labels, series, label, unit }: Props) {
  const [box, width] = useWidth<HTMLDivElement>();
  const all = series.flatMap(({ values }) => values.filter((value) => value !== null));
  const ticks = ticksTo(Math.max(1, ...all));
  const highest = ticks.at(-1) ?? 1;
  const { plot, slot, y } = placesIn(width, { count: labels.length, highest });
  const x = (at: number) => LEFT + slot * (at + 0.5);
  const named = labelled(labels.length, plot, ROOM);

  return (
    <div class="chart" ref={box}>
      {width > 0 && (
        <svg width={width} height={HEIGHT} role="img" aria-label={label}>
          <Grid ticks={ticks} y={y} width={width} unit={unit} />
          {labels.map((day, at) => named.has(at) && <Label key={day} at={x(at)} width={width} text={day} />)}
          {series.map(({ name, look, values }) => (
            <g key={name} class={look}>
              <path class="line" d={pathOf(values, x, y)} />
              {values.map(
                (value, at) =>
                  value !== null && (
                    <circle key={labels[at]} cx={x(at)} cy={y(value)} r={labels.length > 40 ? 1.5 : 3}>
                      <title>{`${labels[at]} ${name} ${unit(value)}`}</title>
                    </circle>
                  ),
              )}
            </g>
          ))}
        </svg>
      )}
    </div>
  );
}

function pathOf(values: Series['values'], x: (at: number) => number, y: (value: number) => number): string {
  let isDown = false;
  const steps: string[] = [];
  for (const [at, value] of values.entries()) {
    if (value !== null) steps.push(`${isDown ? 'L' : 'M'}${x(at).toFixed(1)} ${y(value).toFixed(1)}`);
    isDown = value !== null;
  }
  return steps.join('');
}
