import { coverage, type Question, type QuestionWord } from './question.ts';
import type { ScoredEvidence } from './score-evidence.ts';
import { ANSWER_LIMIT, lengthOf, type Piece } from './selection.ts';

const SIDES =
  /^(.+?)(?:和|与|跟|同|还是|或者?|vs\.?|比起?)(.+?)(?:之间|相比|比较|对比|的?(?:主要)?(?:区别|不同|差别|差异)|有(?:什么|何|哪些|啥)|哪(?:个|种|一)|怎么|不一样|[,?。]|$)/;

/**
 * Evidence for both sides of a comparison: two sentences that open with a side each, or the one that they are clauses of;
 * else one that holds both; else the best for each. `undefined` where the question does not name two sides, or one
 * has no evidence.
 */
export function pickComparison(question: Question, evidence: readonly ScoredEvidence[]): Piece[] | undefined {
  const [, left, right] = SIDES.exec(question.text) ?? [];
  if (left === undefined || right === undefined) return undefined;
  const a = onlyIn(question.words, left, right);
  const b = onlyIn(question.words, right, left);
  if (a.length === 0 || b.length === 0) return undefined;
  const inA = (unit: ScoredEvidence) => coverage(a, unit.folded);
  const inB = (unit: ScoredEvidence) => coverage(b, unit.folded);
  const sentences = wholeSentences(evidence);
  const openA = best(evidence, (unit) => opens(a, unit) * (inA(unit) + unit.score));
  const openB = best(evidence, (unit) => opens(b, unit) * (inB(unit) + unit.score));
  if (openA && openB && openA !== openB) {
    const around = sentences.find((sentence) => holds(sentence, openA) && holds(sentence, openB));
    return around ? [around] : within([openA, openB]);
  }
  const both = best(sentences, (unit) =>
    Math.min(inA(unit), inB(unit)) >= HALF ? inA(unit) + inB(unit) + unit.score : 0,
  );
  if (both) return [both];
  const first = best(evidence, (unit) => (inA(unit) >= HALF ? inA(unit) + unit.score : 0));
  const second = best(evidence, (unit) => (inB(unit) >= HALF ? inB(unit) + unit.score : 0));
  return first && second ? within([first, second]) : undefined;
}

const HALF = 0.5;
/** A sentence that is about a side names it in its first words. */
const OPENING = 12;

const opens = (side: QuestionWord[], { folded }: ScoredEvidence): number => {
  const opening = folded.slice(0, OPENING);
  const named = side.reduce((sum, { term, weight }) => sum + (opening.includes(term) ? weight : 0), 0);
  return named >= HALF ? 1 : 0;
};

const holds = (outer: ScoredEvidence, inner: ScoredEvidence): boolean =>
  outer.document.id === inner.document.id && outer.start <= inner.start && inner.end <= outer.end;

const within = (pieces: ScoredEvidence[]): ScoredEvidence[] | undefined =>
  lengthOf(pieces) <= ANSWER_LIMIT ? pieces : undefined;

/** Words that tell one side from the other, weights adding up to 1. */
function onlyIn(words: readonly QuestionWord[], side: string, other: string): QuestionWord[] {
  const own = words.filter(({ term }) => side.includes(term) && !other.includes(term));
  const total = own.reduce((sum, { weight }) => sum + weight, 0);
  return own.map((word) => ({ ...word, weight: word.weight / total }));
}

function best(
  evidence: readonly ScoredEvidence[],
  value: (unit: ScoredEvidence) => number,
): ScoredEvidence | undefined {
  let top: ScoredEvidence | undefined;
  for (const unit of evidence) if (value(unit) > 0 && (!top || value(unit) > value(top))) top = unit;
  return top;
}

/** Clauses that were cut apart at ； or ：, put together again where they fit. */
function wholeSentences(evidence: readonly ScoredEvidence[]): ScoredEvidence[] {
  const sentences: ScoredEvidence[] = [];
  for (const unit of evidence) {
    const last = sentences.at(-1);
    if (last && last.document.id === unit.document.id && goesOn(last) && unit.end - last.start <= ANSWER_LIMIT) {
      const folded = last.folded + unit.folded;
      sentences[sentences.length - 1] = { ...last, end: unit.end, folded, score: Math.max(last.score, unit.score) };
    } else sentences.push(unit);
  }
  return sentences;
}

const goesOn = (unit: ScoredEvidence): boolean => /[;:]$/.test(unit.folded);
