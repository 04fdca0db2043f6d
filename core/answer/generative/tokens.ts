import { quantitiesIn } from './quantity.ts';
import { stancesIn } from './stance.ts';

/**
 * A sentence as it is compared: its characters, with each quantity and each stance as one token, and without
 * punctuation and the particles 的 了.
 *
 *     自签收之日起7日内,可以退货。   →   自 签 收 之 日 起 [7天] [at most] │ [allowed] 退 货
 *                                        clause 0                            clause 1
 *
 * `mask` is what alignment looks at: all quantities look alike, and all stances. Whether they are the same is asked only
 * once it is known which of them stand for each other.
 */
export type Token = { kind: 'character' | 'quantity' | 'stance'; mask: string; key: string; clause: number };

const QUANTITY = '#';
const STANCE = '~';
/** Punctuation that parts clauses, in folded text. A comma or a stop between digits does not. */
const BREAK = /[,;:!?。…\n]/;
const LEFT_OUT = /[\s\p{P}\p{S}的了]/u;

/** Tokens of a folded text; clauses are counted from `firstClause`. */
export function tokensOf(folded: string, firstClause = 0): Token[] {
  const tokens: Token[] = [];
  const quantities = quantitiesIn(folded);
  const marks = [
    ...quantities.map((found) => ({ ...found, kind: 'quantity' as const, mask: QUANTITY })),
    ...stancesIn(folded)
      .filter((stance) => !quantities.some(({ start, end }) => stance.start < end && start < stance.end))
      .map((found) => ({ ...found, kind: 'stance' as const, mask: STANCE })),
  ].sort((a, b) => a.start - b.start);
  let clause = firstClause;
  let at = 0;
  const readTo = (end: number) => {
    for (const character of folded.slice(at, end)) {
      if (BREAK.test(character)) clause++;
      else if (!LEFT_OUT.test(character)) tokens.push({ kind: 'character', mask: character, key: character, clause });
    }
  };
  for (const { start, end, kind, mask, key } of marks) {
    readTo(start);
    tokens.push({ kind, mask, key, clause });
    at = Math.max(at, end);
  }
  readTo(folded.length);
  return tokens;
}

/** How often each pair of neighbouring tokens occurs, as they look under their masks. */
export function pairsOf(tokens: readonly Token[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (let i = 1; i < tokens.length; i++) {
    const pair = `${tokens[i - 1]?.mask}${tokens[i]?.mask}`;
    counts.set(pair, (counts.get(pair) ?? 0) + 1);
  }
  return counts;
}
