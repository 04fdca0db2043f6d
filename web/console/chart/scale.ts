/** Round numbers from 0 to at least `most`, three to six of them: 0 5 10 15, 0 0.2 0.4. */
export function ticksTo(most: number): number[] {
  const rough = Math.max(most, Number.MIN_VALUE) / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((size) => size >= rough) ?? rough;
  const count = Math.ceil(most / step - 1e-9);
  return Array.from({ length: Math.max(1, count) + 1 }, (_, i) => Number((i * step).toPrecision(12)));
}

/** Whole ones: a count has nothing between. */
export const countTicksTo = (most: number): number[] => (most < 4 ? [0, 1, 2, 3, 4].slice(0, most + 2) : ticksTo(most));

/** Which of `count` labels are written when every one needs `room` pixels of `width`; the last one always is. */
export function labelled(count: number, width: number, room: number): Set<number> {
  const every = Math.max(1, Math.ceil((count * room) / Math.max(1, width)));
  const shown = new Set<number>();
  for (let at = count - 1; at >= 0; at -= every) shown.add(at);
  return shown;
}
