/** Of every chart, in pixels. The numbers stand to the left of the plot, the labels below it. */
export const HEIGHT = 190;
export const LEFT = 34;
export const TOP = 8;
const BOTTOM = 22;
/** Of the plot, from its lowest tick to the highest. */
export const PLOT_HEIGHT = HEIGHT - TOP - BOTTOM;
/** A label and the space beside it, also where the last one is moved into the picture. */
export const ROOM = 54;
/** About half of a label. */
const HALF = 18;

/** Where things stand in a picture that is so wide: `count` slots side by side, and values from 0 to `highest` upwards. */
export function placesIn(width: number, { count, highest }: { count: number; highest: number }) {
  const plot = Math.max(0, width - LEFT);
  const slot = plot / Math.max(1, count);
  const y = (value: number) => TOP + PLOT_HEIGHT * (1 - value / highest);
  return { plot, slot, y };
}

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

/** A line for each tick, with its number before it. */
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
