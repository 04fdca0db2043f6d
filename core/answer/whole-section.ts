import { withoutListSign } from './list-sign.ts';
import { type Question, trace } from './question.ts';
import type { ScoredEvidence } from './score-evidence.ts';
import { lengthOf, type Piece } from './selection.ts';

/**
 * A short section of guidance is written to be read whole: its sentences lean on each other, and its list has a lead and a
 * remark behind it. Where it holds the best sentence and is no longer than a fact may be, it is the answer.
 *
 * Not for who asks for wording, which is one sentence, nor where the section has several paragraphs and no list: each may have a
 * subject of its own. Nor where the question names one entry of its list, 珠宝店售后有啥, or one fact that only the best sentence has.
 * `undefined` where there is no such section.
 */
export function wholeSection(
  question: Question,
  best: ScoredEvidence,
  evidence: readonly ScoredEvidence[],
): Piece[] | undefined {
  if (question.kind === 'wording') return undefined;
  const { document, passage } = best;
  const units = evidence.filter((unit) => unit.passage.id === passage.id);
  // One whose entries are the sections themselves is no list of the section.
  const listed = document.lists.some(
    ({ path, start, end }) => path.length >= passage.path.length && start < passage.end && passage.start < end,
  );
  const paragraphs = new Set(units.map(({ start }) => document.text.slice(0, start).lastIndexOf('\n'))).size;
  if ((paragraphs > 1 && !listed) || lengthOf(units) > question.limits.fact) return undefined;
  if (listed && (isRepeated(question, best) || namesOnly(question, best, units) || isOneFact(question, best, units)))
    return undefined;
  return units.map(({ document, start, end, score }) => ({ document, start, end, score }));
}

/** Whether the question repeats an entry: 第二点是什么, where the second was 入会协议原件. */
function isRepeated({ text }: Question, { folded }: ScoredEvidence): boolean {
  const bare = withoutListSign(folded).replace(/[。;,]+$/, '');
  return bare.length >= WORDED && text.includes(bare);
}

/** Fewer characters are repeated by chance. */
const WORDED = 4;

/** Whether a good part of the question stands in the best entry's own label or first cell, and neither above it nor in any other. */
function namesOnly(question: Question, best: ScoredEvidence, units: readonly ScoredEvidence[]): boolean {
  const [label = ''] = LABEL.exec(best.folded) ?? [];
  const others = units.filter((unit) => unit !== best).map(({ form }) => form.bare);
  const elsewhere = [best.headings, best.lead?.folded ?? '', ...others].join('\n');
  const own = question.words.filter((word) => trace(word, label) >= HELD && trace(word, elsewhere) < HELD);
  return own.reduce((sum, { weight }) => sum + weight, 0) >= NAMED;
}

const LABEL = /^[^:,。;]{2,14}:(?:[^:,。;]{1,20}(?=;[^:;]+:))?/;
const HELD = 0.7;
const NAMED = 0.25;

const FACTS: ReadonlySet<Question['kind']> = new Set(['yes-no', 'value']);

/** 人为损坏保修吗, 手环丢了补办多少钱: who asks for one thing wants the sentence that speaks of it, not those beside it. */
function isOneFact(question: Question, best: ScoredEvidence, units: readonly ScoredEvidence[]): boolean {
  const next = Math.max(0, ...units.filter((unit) => unit !== best).map(({ own }) => own));
  const speaksOfIt = best.own >= ANSWERS && next <= BESIDE * best.own;
  return FACTS.has(question.kind) && !question.each && speaksOfIt;
}

/** Share of the question in the sentence itself. */
const ANSWERS = 0.5;
/** … and of that, the most that any other may have. */
const BESIDE = 0.85;
