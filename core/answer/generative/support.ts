import { type Alignment, align } from './align.ts';
import type { Claim } from './claim.ts';
import type { SourceSentence } from './source-sentence.ts';
import { pairsOf, type Token } from './tokens.ts';

/** The source sentences that come nearest to saying what a claim says, and how the two stand to each other. */
export type Support = {
  sentences: readonly SourceSentence[];
  /** Their texts with what is said above them, folded. */
  text: string;
  /** Their tokens; clauses are counted through. */
  tokens: readonly Token[];
  alignment: Alignment;
  /** Share of the claim's content words, by characters, that `text` holds, 0..1. */
  coverage: number;
};

/** A claim may put together what a few sentences say. */
const SENTENCES = 3;
/** Share of the claim's content that a further sentence must add. */
const WORTH = 0.15;

/**
 * Picks the sentence that is most like the claim:
 *
 *     likeness = coverage of the claim's content words + Dice coefficient of masked token pairs
 *
 * and then, while they add to the coverage, the ones that add most. Undefined when no sentence shares anything.
 */
export function findSupport(claim: Claim, candidates: readonly SourceSentence[]): Support | undefined {
  const pairs = pairsOf(claim.tokens);
  const best = bestBy(candidates, ({ inContext, pairs: own }) => coverageOf(claim.words, inContext) + dice(pairs, own));
  if (!best) return undefined;
  const chosen = [best];
  const all = lengthOf(claim.words);
  let missing = claim.words.filter((word) => !best.inContext.includes(word));
  while (chosen.length < SENTENCES && missing.length > 0) {
    const next = bestBy(candidates, ({ inContext }) => {
      const gain = lengthOf(missing.filter((word) => inContext.includes(word))) / all;
      return gain >= WORTH ? gain : 0;
    });
    if (!next) break;
    chosen.push(next);
    missing = missing.filter((word) => !next.inContext.includes(word));
  }
  const sentences = candidates.filter((sentence) => chosen.includes(sentence));
  const tokens = joinTokens(sentences);
  const text = sentences.map(({ inContext }) => inContext).join('\n');
  return { sentences, text, tokens, alignment: align(claim.tokens, tokens), coverage: coverageOf(claim.words, text) };
}

const lengthOf = (words: readonly string[]): number => words.reduce((sum, word) => sum + word.length, 0);

/** Share of the words, by characters, that a text holds. A claim without content words holds nothing to cover. */
export function coverageOf(words: readonly string[], text: string): number {
  const covered = words.filter((word) => text.includes(word));
  return words.length === 0 ? 0 : lengthOf(covered) / lengthOf(words);
}

function bestBy<T>(items: readonly T[], score: (item: T) => number): T | undefined {
  let best: T | undefined;
  let highest = 0;
  for (const item of items) {
    const value = score(item);
    if (value <= highest) continue;
    best = item;
    highest = value;
  }
  return best;
}

type Pairs = ReadonlyMap<string, number>;

/** 2 |A ∩ B| / (|A| + |B|) of two multisets. */
function dice(a: Pairs, b: Pairs): number {
  let shared = 0;
  for (const [pair, count] of a) shared += Math.min(count, b.get(pair) ?? 0);
  const size = (pairs: Pairs) => [...pairs.values()].reduce((sum, count) => sum + count, 0);
  return (2 * shared) / Math.max(1, size(a) + size(b));
}

function joinTokens(sentences: readonly SourceSentence[]): Token[] {
  const tokens: Token[] = [];
  for (const sentence of sentences) {
    const first = (tokens.at(-1)?.clause ?? -1) + 1;
    tokens.push(...sentence.tokens.map((token) => ({ ...token, clause: token.clause + first })));
  }
  return tokens;
}
