import type { Token } from './tokens.ts';

/**
 * Which words of a claim come from which words of its source: greedy string tiling (Wise 1993, "String Similarity via
 * Greedy String Tiling"). The longest run that both have is a tile; then the longest of what is left; down to runs of two,
 * and single characters that each side has once.
 *
 *     source   消费者[可以]在收到商品之日起[七日][内]退货
 *     claim    收到商品[7天][内]消费者[可以]退货
 *              ────3────    ─2── ──────1─────  2        pairs claim token → source token
 *
 * A run is compared by its masks, so a changed number stays where it stood and is found out there.
 */
export type Alignment = {
  /** Index of the source token, by claim token; undefined where nothing stands for it. */
  toSource: readonly (number | undefined)[];
  /** Index of the claim token, by source token. */
  toClaim: readonly (number | undefined)[];
};

export function align(claim: readonly Token[], source: readonly Token[]): Alignment {
  const toSource = new Array<number | undefined>(claim.length).fill(undefined);
  const toClaim = new Array<number | undefined>(source.length).fill(undefined);
  const pair = (i: number, j: number) => {
    toSource[i] = j;
    toClaim[j] = i;
  };
  for (let tile = longestTile(claim, source, toSource, toClaim); tile; ) {
    for (let k = 0; k < tile.length; k++) pair(tile.claim + k, tile.source + k);
    tile = longestTile(claim, source, toSource, toClaim);
  }
  for (const [i, j] of singles(claim, source, toSource, toClaim)) pair(i, j);
  return { toSource, toClaim };
}

type Tile = { claim: number; source: number; length: number };
type Pairing = readonly (number | undefined)[];

/** Longest common run of unpaired tokens, two or more; the first of equals. Dynamic programming, claim × source. */
function longestTile(claim: readonly Token[], source: readonly Token[], toSource: Pairing, toClaim: Pairing) {
  let best: Tile | undefined;
  let above = new Uint16Array(source.length + 1);
  for (let i = 0; i < claim.length; i++) {
    const row = new Uint16Array(source.length + 1);
    if (toSource[i] === undefined) {
      for (let j = 0; j < source.length; j++) {
        if (toClaim[j] !== undefined || claim[i]?.mask !== source[j]?.mask) continue;
        const length = (above[j] ?? 0) + 1;
        row[j + 1] = length;
        if (length > Math.max(1, best?.length ?? 0)) {
          best = { claim: i - length + 1, source: j - length + 1, length };
        }
      }
    }
    above = row;
  }
  return best;
}

/** Characters left over that each side has once. */
function singles(claim: readonly Token[], source: readonly Token[], toSource: Pairing, toClaim: Pairing) {
  const left = (tokens: readonly Token[], paired: Pairing) => {
    const places = new Map<string, number[]>();
    tokens.forEach(({ kind, mask }, i) => {
      if (kind === 'character' && paired[i] === undefined) places.set(mask, [...(places.get(mask) ?? []), i]);
    });
    return places;
  };
  const inSource = left(source, toClaim);
  return [...left(claim, toSource)].flatMap(([mask, [i, ...more]]): [number, number][] => {
    const [j, ...others] = inSource.get(mask) ?? [];
    return i === undefined || j === undefined || more.length > 0 || others.length > 0 ? [] : [[i, j]];
  });
}
