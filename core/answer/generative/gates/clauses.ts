import type { Claim } from '../claim.ts';
import type { Support } from '../support.ts';
import type { Token } from '../tokens.ts';

/** How a claim uses the clauses of its source. */
export type SourceClause = {
  clause: number;
  tokens: Token[];
  /** The claim takes half of its words from it, or four of them. */
  isUsed: boolean;
};

const MANY = 4;

export function sourceClauses({ tokens, alignment }: Support): SourceClause[] {
  const clauses = new Map<number, { tokens: Token[]; words: number; used: number }>();
  for (const [j, token] of tokens.entries()) {
    const found = clauses.get(token.clause) ?? { tokens: [], words: 0, used: 0 };
    clauses.set(token.clause, found);
    found.tokens.push(token);
    if (token.kind !== 'character') continue;
    found.words++;
    if (alignment.toClaim[j] !== undefined) found.used++;
  }
  return [...clauses].map(([clause, { tokens: own, words, used }]) => {
    return { clause, tokens: own, isUsed: used > 0 && (used >= MANY || used * 2 >= words) };
  });
}

/**
 * The clause of the source that a token of the claim speaks in: that of its own counterpart or, where it has none, of the
 * nearest word of its clause that has one, the next word before the last one. Undefined when there is none.
 */
export function clauseOfToken(at: number, claim: Claim, { tokens, alignment }: Support): number | undefined {
  const clause = claim.tokens[at]?.clause;
  const paired = (i: number) => alignment.toSource[i] !== undefined && claim.tokens[i]?.clause === clause;
  let found: number | undefined;
  for (let i = at; found === undefined && claim.tokens[i]?.clause === clause; i++) if (paired(i)) found = i;
  for (let i = at; found === undefined && claim.tokens[i]?.clause === clause; i--) if (paired(i)) found = i;
  return found === undefined ? undefined : tokens[alignment.toSource[found] ?? -1]?.clause;
}

/**
 * The wanted tokens of a claim by the clause of the source that each speaks in, in their order. Undefined where one speaks in
 * none.
 */
export function tokensByClause(
  claim: Claim,
  support: Support,
  isWanted: (token: Token) => boolean,
): Map<number, Token[]> | undefined {
  const byClause = new Map<number, Token[]>();
  for (const [i, token] of claim.tokens.entries()) {
    if (!isWanted(token)) continue;
    const clause = clauseOfToken(i, claim, support);
    if (clause === undefined) return undefined;
    byClause.set(clause, [...(byClause.get(clause) ?? []), token]);
  }
  return byClause;
}

const NEAR = 0.8;

/** Whether claim and source are the same words but for a few: then whatever one has, the other must have. */
export function isNearCopy(claim: Claim, { tokens, alignment }: Support): boolean {
  const share = (side: readonly Token[], paired: readonly (number | undefined)[]) => {
    const characters = side.flatMap(({ kind }, i) => (kind === 'character' ? [paired[i] !== undefined] : []));
    return characters.filter(Boolean).length / Math.max(1, characters.length);
  };
  return share(claim.tokens, alignment.toSource) >= NEAR && share(tokens, alignment.toClaim) >= NEAR;
}

export const sameKeys = (a: readonly Token[], b: readonly Token[]): boolean =>
  a.length === b.length && a.every(({ key }, i) => key === b[i]?.key);
