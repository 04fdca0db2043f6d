/** Ranking and retrieval measures. */

/** Dot products of a query with `count` passages stored one after the other. */
export function cosines(query, passages, count) {
  const dimensions = query.length;
  const out = new Float64Array(count);
  for (let row = 0, at = 0; row < count; row++) {
    let [a, b, c, d] = [0, 0, 0, 0];
    for (let k = 0; k < dimensions; k += 4, at += 4) {
      a += query[k] * passages[at];
      b += query[k + 1] * passages[at + 1];
      c += query[k + 2] * passages[at + 2];
      d += query[k + 3] * passages[at + 3];
    }
    out[row] = a + b + c + d;
  }
  return out;
}

/** Rows of the ten highest scores; the earlier row wins a tie. */
export function best(scores) {
  const top = [];
  for (let row = 0; row < scores.length; row++) {
    if (top.length === 10 && scores[row] <= scores[top[9]]) continue;
    let at = top.length;
    while (at > 0 && scores[top[at - 1]] < scores[row]) at--;
    top.splice(at, 0, row);
    if (top.length > 10) top.pop();
  }
  return top;
}

/** nDCG@10 with gain 2^grade − 1 and discount log2(rank + 1); recall@10 over passages of grade > 0. */
export function measure(top, grades) {
  const gain = (g, i) => (2 ** g - 1) / Math.log2(i + 2);
  const ideal = [...grades.values()]
    .sort((a, b) => b - a)
    .slice(0, 10)
    .reduce((s, g, i) => s + gain(g, i), 0);
  const got = top.reduce((s, row, i) => s + gain(grades.get(row) ?? 0, i), 0);
  return { ndcg: got / ideal, recall: top.filter((row) => grades.has(row)).length / grades.size };
}

/** Smallest and largest score. */
export function range(scores) {
  let [least, most] = [Infinity, -Infinity];
  for (const score of scores) {
    if (score < least) least = score;
    if (score > most) most = score;
  }
  return [least, most];
}

/** Arithmetic mean. */
export const mean = (list) => list.reduce((a, x) => a + x, 0) / list.length;
