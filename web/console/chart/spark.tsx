const [WIDTH, HEIGHT] = [96, 26];
/** A column for each day, up to so many; beyond, days are put together. */
const COLUMNS = 30;

/** How often something happened, day by day, as small as a word. Its label says it in words. */
export function Spark({ values, label }: { values: readonly number[]; label: string }) {
  const columns = together(values);
  const highest = Math.max(1, ...columns);
  const slot = WIDTH / columns.length;
  return (
    <svg class="spark" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} width={WIDTH} height={HEIGHT} role="img" aria-label={label}>
      {columns.map((value, at) => {
        const height = value === 0 ? 1.5 : Math.max(4, (value / highest) * HEIGHT);
        const place = { x: at * slot, y: HEIGHT - height, width: Math.max(1, slot * 0.72), height };
        return <rect key={`${at + 1}`} class={value === 0 ? 'none' : 'some'} rx={0.8} {...place} />;
      })}
    </svg>
  );
}

function together(values: readonly number[]): number[] {
  const each = Math.ceil(values.length / COLUMNS);
  const columns = [];
  for (let end = values.length; end > 0; end -= each) {
    columns.unshift(values.slice(Math.max(0, end - each), end).reduce((sum, value) => sum + value, 0));
  }
  return columns;
}
