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

/**
 * Whether what a clause of the claim says by its wanted tokens is what the source says of the same. Alignment goes by the longest run
 * of words, which may stand in a clause about something else; so the clause is asked that shares most of all its characters, and
 * each where several do:
 *
 *     source   黑白打印和复印每页三角，彩色打印每页一元五角
 *     claim    黑白打印每页五角               runs along with 打印每页 of the second, but the first has 黑白 too
 *              打印每页五角                   of both
 */
export function agreesWithClosest(claim: Claim, support: Support, isWanted: (token: Token) => boolean): boolean {
  const sources = sourceClauses(support).filter(({ tokens }) => tokens.some(isWanted));
  const clauses = new Set(claim.tokens.filter(isWanted).map(({ clause }) => clause));
  return [...clauses].every((clause) => {
    const own = claim.tokens.filter((token) => token.clause === clause);
    const shares = sources.map(({ tokens }) => shared(own, tokens));
    const most = Math.max(...shares);
    const closest = sources.filter((_, i) => shares[i] === most);
    return closest.length > 0 && closest.every(({ tokens }) => isWithin(own.filter(isWanted), tokens.filter(isWanted)));
  });
}

/** How many characters two clauses have in common, each as often as both have it. */
function shared(a: readonly Token[], b: readonly Token[]): number {
  const left = b.flatMap(({ kind, mask }) => (kind === 'character' ? [mask] : []));
  return a.filter(({ kind, mask }) => {
    const at = kind === 'character' ? left.indexOf(mask) : -1;
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  }).length;
}

/** Whether the keys of `some` occur in `all`, in order. */
export function isWithin(some: readonly Token[], all: readonly Token[]): boolean {
  let next = 0;
  for (const { key } of all) if (key === some[next]?.key) next++;
  return next === some.length;
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
