type Range = { start: number; end: number };

/** A stretch of a document that is gold evidence, cited by the answer, both, or neither. */
export type Piece = { text: string; gold: boolean; cited: boolean };

/** Characters shown on either side of what matters. */
const MARGIN = 60;

/**
 * What a reader needs to see of a document to judge an answer: every gold and every cited span with its surroundings.
 * Spans whose surroundings meet share an excerpt.
 *
 *   text     ··················································
 *   gold           ─────
 *   cited             ─────                          ───
 *   excerpt  ····|gg|gc|cc|·····              ·······|cc|······
 */
export function excerptsOf(text: string, gold: readonly Range[], cited: readonly Range[]): Piece[][] {
  const surroundings = [...gold, ...cited]
    .map(({ start, end }) => ({ start: Math.max(0, start - MARGIN), end: Math.min(text.length, end + MARGIN) }))
    .sort((a, b) => a.start - b.start);
  const merged: Range[] = [];
  for (const range of surroundings) {
    const last = merged.at(-1);
    if (last !== undefined && range.start <= last.end) last.end = Math.max(last.end, range.end);
    else merged.push({ ...range });
  }
  return merged.map((excerpt) => piecesOf(text, excerpt, gold, cited));
}

function piecesOf(text: string, excerpt: Range, gold: readonly Range[], cited: readonly Range[]): Piece[] {
  const edges = [...gold, ...cited].flatMap(({ start, end }) => [start, end]);
  const inside = edges.filter((edge) => edge > excerpt.start && edge < excerpt.end);
  const cuts = [...new Set([excerpt.start, ...inside, excerpt.end])].sort((a, b) => a - b);
  return cuts.slice(0, -1).map((start, i) => {
    const covers = (range: Range) => range.start <= start && start < range.end;
    return { text: text.slice(start, cuts[i + 1]), gold: gold.some(covers), cited: cited.some(covers) };
  });
}
