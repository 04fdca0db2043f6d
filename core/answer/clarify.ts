import type { StoredDocument } from '../documents/document.ts';
import { namedPart } from './nearby.ts';
import { coverage, type Question, type QuestionWord } from './question.ts';
import { BROAD, type ScoredEvidence } from './score-evidence.ts';

/** A section that a question may mean. */
export type Reading = { document: StoredDocument; path: readonly string[] };

/**
 * The sections between which a question leaves the choice, best first: two or three, or none where it is clear enough.
 *
 *   押金                 《租房》“退租”  1.7       《健身卡》“办卡”  1.6      → ask which
 *   退租时押金怎么退     《租房》“退租”  1.9       《健身卡》“办卡”  1.2      → answer
 *
 * All of this must hold, so that it stays rare: the question is short, asks broadly and names one thing, the rest of it being
 * words that most passages have; each section says all of that in one place, and is scored nearly as high as the best; and the
 * best is not the only one that has it for its heading.
 */
export function readingsIn(question: Question, evidence: readonly ScoredEvidence[]): Reading[] {
  if (!isVague(question)) return [];
  const highest = Math.max(...evidence.map(({ score }) => score));
  const equal = evidence
    .filter(({ score, headings }) => headings !== '' && score >= NEARLY * highest)
    .filter((unit) => coverage(question.words, `${unit.headings}\n${unit.folded}`) >= WHOLE)
    .sort((a, b) => b.score - a.score);
  const named = equal.filter(({ headings }) => coverage(question.words, headings) >= WHOLE);
  const sections = new Map<string, Reading>();
  for (const { document, passage } of equal) {
    const path = namedPart(passage.path);
    const key = [document.id, ...path].join('\n');
    if (path.length > 0 && !sections.has(key)) sections.set(key, { document, path });
  }
  const [best] = equal;
  const isHeading = named[0] === best && named.every((unit) => unit.headings === best?.headings);
  return sections.size < 2 || isHeading ? [] : [...sections.values()].slice(0, MOST);
}

const MOST = 3;
/** Of the best score. */
const NEARLY = 0.8;
/** Of the question's words. */
const WHOLE = 0.95;
/** Characters of a question that tells nothing but what it is about. */
const SHORT = 14;
/** A word that tells less is found in most passages. */
const TELLING = 0.2;

function isVague({ kind, count, anchors, text, words }: Question): boolean {
  const bare = text.replace(/[\s\p{P}]/gu, '');
  if (!BROAD.has(kind) || kind === 'wording' || count !== undefined || anchors.length > 0) return false;
  return bare.length <= SHORT && namesOneThing(bare, words);
}

/** Whether the telling words stand side by side: 电子 产品, but not 官方 … 维修. */
function namesOneThing(text: string, words: readonly QuestionWord[]): boolean {
  const places = words
    .filter(({ information }) => information >= TELLING)
    .map(({ term }) => ({ start: text.indexOf(term), end: text.indexOf(term) + term.length }))
    .sort((a, b) => a.start - b.start);
  let reached = places[0]?.end ?? 0;
  for (const { start, end } of places) {
    if (start > reached) return false;
    reached = Math.max(reached, end);
  }
  return true;
}
