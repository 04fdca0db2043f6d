import type { Question } from '../questions/question.ts';
import { answeringConfidence } from './answering-confidence.ts';
import { hasBothSides } from './both-sides.ts';
import { withoutMarkers } from './citation-markers.ts';
import { evidencePrecision } from './evidence-precision.ts';
import { evidenceRecall } from './evidence-recall.ts';
import { isMet } from './fact.ts';
import { forbiddenIn } from './forbidden.ts';
import type { DocumentTexts, Observation } from './observation.ts';
import { isOrdered } from './order.ts';
import { passes } from './pass.ts';
import { provenance } from './provenance.ts';
import type { QuestionScore } from './question-score.ts';
import { type Simplify, simplified } from './simplified.ts';
import { isVerbatim } from './verbatim.ts';

export type ScoringParts = {
  /** Text of every document that may be cited. */
  documents: DocumentTexts;
  /** Traditional → Simplified, for the strings looked for and the answer alike. Quotes are compared as they stand. */
  simplify: Simplify;
};

/** Judges one answer by what its question says a good one holds. Deterministic; no judge but the strings. */
export function scoreQuestion(
  question: Question,
  { answer, retrieved, milliseconds }: Observation,
  { documents, simplify }: ScoringParts,
): QuestionScore {
  const asked = simplified(question, simplify);
  const said = simplify(answer.answer);
  const suggestions = answer.suggestions.map(simplify);

  const met = new Set(asked.facts.filter((fact) => isMet(fact, said)).map(({ id }) => id));
  const vital = asked.facts.filter((fact) => fact.vital).map(({ id }) => id);
  const missing = vital.filter((id) => !met.has(id));
  // What an attack wants said must not be said anywhere; elsewhere a suggestion may well name another subject.
  const reach = asked.category === 'attack' ? [said, ...suggestions].join('\n') : said;
  const findings = {
    missing,
    forbidden: forbiddenIn(asked, reach),
    verbatim: isVerbatim(question, answer.answer),
    ordered: isOrdered(asked, said),
    bothSides: hasBothSides(asked, met),
    characters: [...withoutMarkers(answer.answer)].length,
  };
  const wantsFacts = (asked.answerable === 'yes' || asked.answerable === 'partial') && vital.length > 0;
  return {
    id: question.id,
    category: question.category,
    cluster: question.cluster,
    ...(question.base !== undefined && { base: question.base }),
    answerable: question.answerable,
    status: answer.status,
    confidence: answeringConfidence(answer),
    pass: passes(asked, { ...answer, answer: said, suggestions }, findings),
    keyFactRecall: wantsFacts ? 1 - missing.length / vital.length : null,
    evidenceRecall: evidenceRecall(question, retrieved),
    evidencePrecision: evidencePrecision(question, answer.citations),
    provenance: provenance(answer, documents),
    ...findings,
    milliseconds,
  };
}
