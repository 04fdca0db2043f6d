/**
 * Texts that say nearly the same, as pairs with their resemblance (Jaccard):
 *
 *   r(A, B) = |S(A) ∩ S(B)| / |S(A) ∪ S(B)|        S: runs of 5 characters, letters and digits alone
 *
 * Comparing all pairs is out of the question, so candidates share some of the runs whose hash is 0 modulo 4, and are then compared
 * exactly. A. Broder, On the resemblance and containment of documents, 1997.
 *
 * Runs that many texts have in common (a form of words) make no candidates; texts that are the same to the letter are found
 * before. Deterministic; the time grows with the text and the number of candidates.
 */
export type NearDuplicate = { a: number; b: number; resemblance: number };

const RUN = 5;
const MODULUS = 4;
/** From so many texts on, a run is a form of words. */
const COMMON = 40;
/** Shorter texts resemble each other by chance. Characters. */
const SHORTEST = 30;
export const RESEMBLING = 0.7;

/** Pairs of rows of `texts`, the most alike first. Of texts that are the same each is paired with the first one. */
export function nearDuplicates(texts: readonly string[]): NearDuplicate[] {
  const rows = texts.map(bare);
  const firstOf = new Map<string, number>();
  const pairs: NearDuplicate[] = [];
  for (const [row, text] of rows.entries()) {
    if (text.length < SHORTEST) continue;
    const first = firstOf.get(text);
    if (first === undefined) firstOf.set(text, row);
    else pairs.push({ a: first, b: row, resemblance: 1 });
  }
  const shared = candidates([...firstOf.entries()].map(([text, row]) => ({ row, sketch: sketchOf(text) })));
  for (const [a, b] of shared) {
    const resemblance = jaccard(runsOf(rows[a] ?? ''), runsOf(rows[b] ?? ''));
    if (resemblance >= RESEMBLING) pairs.push({ a, b, resemblance });
  }
  return pairs.sort((one, other) => other.resemblance - one.resemblance || one.a - other.a || one.b - other.b);
}

const bare = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase();

const runsOf = (text: string): Set<string> =>
  new Set(Array.from({ length: Math.max(0, text.length - RUN + 1) }, (_, at) => text.slice(at, at + RUN)));

const sketchOf = (text: string): number[] =>
  [...new Set([...runsOf(text)].map(hash))].filter((run) => run % MODULUS === 0);

/** FNV-1a over UTF-16 code units, 32 bits. */
function hash(run: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < run.length; at++) value = Math.imul(value ^ run.charCodeAt(at), 0x01000193);
  return value >>> 0;
}

/** Rows that share a fair part of the shorter sketch, the smaller row first. */
function candidates(sketches: readonly { row: number; sketch: readonly number[] }[]): [number, number][] {
  const posted = new Map<number, number[]>();
  for (const [at, { sketch }] of sketches.entries())
    for (const run of sketch) {
      const list = posted.get(run);
      if (list) list.push(at);
      else posted.set(run, [at]);
    }
  return sketches.flatMap(({ row, sketch }, at) => {
    const counts = new Map<number, number>();
    for (const run of sketch) {
      const list = posted.get(run) ?? [];
      if (list.length > COMMON) continue;
      for (const other of list) if (other > at) counts.set(other, (counts.get(other) ?? 0) + 1);
    }
    return [...counts].flatMap(([other, count]): [number, number][] => {
      const partner = sketches[other];
      const least = Math.min(sketch.length, partner?.sketch.length ?? 0);
      return partner && count >= least / 3 ? [[row, partner.row]] : [];
    });
  });
}

function jaccard(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let both = 0;
  for (const run of one) if (other.has(run)) both += 1;
  return both / (one.size + other.size - both);
}
