import type { EvidenceSpan, Question } from './question.ts';

/**
 * The spans that make a complete answer, one array for each way that the question accepts, in the order in which they
 * are best said: by `order` where there is one, else as listed. A span that lies within another says nothing of its own
 * and is left out.
 */
export function goldSets(question: Question): EvidenceSpan[][] {
  const { evidence, evidence_sets = [] } = question;
  const sets = evidence_sets.length > 0 ? evidence_sets : [evidence.map(({ id }) => id)];
  const rank = rankByOrder(question);
  return sets.map((ids) =>
    evidence
      .filter(({ id }) => ids.includes(id))
      .filter((span, at, set) => !set.some((other, place) => place !== at && covers(other, span, place < at)))
      .sort((a, b) => rank(a) - rank(b)),
  );
}

/** Of two equal spans the earlier covers the later. */
const covers = (outer: EvidenceSpan, inner: EvidenceSpan, earlier: boolean): boolean =>
  outer.document === inner.document &&
  outer.start <= inner.start &&
  outer.end >= inner.end &&
  (outer.end - outer.start > inner.end - inner.start || earlier);

/** The place of the first ordered fact that a span supports; spans of none come last. */
function rankByOrder({ order = [], facts }: Question): (span: EvidenceSpan) => number {
  const ordered = order.map((id) => facts.find((fact) => fact.id === id)?.evidence ?? []);
  return ({ id }) => {
    const place = ordered.findIndex((evidence) => evidence.includes(id));
    return place === -1 ? ordered.length : place;
  };
}
