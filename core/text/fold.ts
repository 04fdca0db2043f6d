import type { Analyzer } from './analyzer.ts';

/**
 * Folding: what different spellings of the same words have in common. Everything that is matched is folded first, on
 * both sides.
 *
 *   ＡＢＣ ① ㈱       → abc 1 (株)     NFKC (Unicode Standard Annex 15), lower case
 *   退\u200b款\ufeff → 退款           format and control characters out; line ends and tabs stay
 *   資訊              → 信息           Traditional → Simplified, length kept
 *
 * NFKC is applied cluster by cluster (a base with its marks, a run of conjoining Hangul), so that every folded
 * character is known to come from one place of the original.
 */
export function fold(text: string, analyzer: Pick<Analyzer, 'simplify'>): string {
  return analyzer.simplify(text.replace(UNFOLDED, (cluster) => COMMON.get(cluster) ?? foldCluster(cluster)));
}

/**
 * A folded text that remembers where it came from: folded code unit `i` stands for the original
 * `starts[i] … ends[i]` (UTF-16, end exclusive). Spans of the original are `starts[first] … ends[last]`.
 */
export type FoldedText = { text: string; starts: Uint32Array; ends: Uint32Array };

export function foldWithOffsets(text: string, analyzer: Pick<Analyzer, 'simplify'>): FoldedText {
  const starts: number[] = [];
  const ends: number[] = [];
  let folded = '';
  for (const { 0: cluster, index } of text.matchAll(CLUSTER)) {
    const piece = foldCluster(cluster);
    folded += piece;
    for (let i = 0; i < piece.length; i++) {
      starts.push(index);
      ends.push(index + cluster.length);
    }
  }
  return { text: analyzer.simplify(folded), starts: Uint32Array.from(starts), ends: Uint32Array.from(ends) };
}

/** Ordinary characters that folding leaves alone where no mark follows (Traditional ones are `simplify`'s): most of any text. */
const ORDINARY = '\\u4e00-\\u9fff\\u3001\\u3002\\u300a-\\u300f0-9a-z \\t\\n.+\\-/%';
/** Clusters with anything else. */
const UNFOLDED = new RegExp(`[\\u1100-\\u11ff]+|[^${ORDINARY}\\p{M}]\\p{M}*|[${ORDINARY}]\\p{M}+|\\p{M}+`, 'gu');
const CLUSTER = /[\u1100-\u11ff]+|\P{M}\p{M}*|\p{M}+/gu;
const INVISIBLE = /[\p{Cf}\p{Variation_Selector}]|(?![\t\n\r])\p{Cc}/gu;

const foldCluster = (cluster: string): string => cluster.normalize('NFKC').toLowerCase().replace(INVISIBLE, '');

/** What is met in every sentence. */
const COMMON = new Map([...'，！？：；（）'].map((mark) => [mark, foldCluster(mark)]));
