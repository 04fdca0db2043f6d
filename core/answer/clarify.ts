import type { StoredDocument } from '../documents/document.ts';
import { compose } from './compose.ts';
import { confidenceOf, featuresOf } from './confidence.ts';
import type { EvidenceReader } from './evidence.ts';
import { namedPart } from './nearby.ts';
import { coverage, type Question, type QuestionWord, trace } from './question.ts';
import type { ValueKind } from './question-type.ts';
import type { ScoredEvidence } from './score-evidence.ts';
import type { Selection } from './selection.ts';

/** A section that a question may mean. */
export type Section = { document: StoredDocument; path: readonly string[] };

/** What one section would answer if there were no other. */
type SectionAnswer = Section & {
  confidence: number;
  /** Of its best sentence. */
  score: number;
  /** Share of the question in its best sentence, and in the piece that answers best with its headings. */
  own: number;
  together: number;
  headings: string;
  /** Headings and pieces, folded. */
  said: string;
};

/**
 * The sections between which a question leaves the choice, best first: two or three, or none where it is clear enough.
 *
 *   报修后多久上门     《租房合同》“维修” 0.97      《洗碗机》“保修” 0.96      → ask which
 *   漏水了多久上门     《租房合同》“维修” 0.99      《洗碗机》“保修” 0.31      → answer
 *
 * Each section is answered from by itself. All of this must hold, so that it stays rare: the question is short, and the best section
 * says all of it; another would be answered from as well, scores nearly as high, and lacks no word that matters; and the best is not
 * the only one that has the question for its heading. A question for a number may be told by its documents alone: where one
 * says forty-eight hours and another fifteen days, it matters more which is meant, and so they need be less alike.
 */
export function sectionsMeant(
  question: Question,
  evidence: readonly ScoredEvidence[],
  reader: EvidenceReader,
): Section[] {
  if (!isVague(question)) return [];
  const answers = placesIn(question, evidence).flatMap((units) => answerIn(question, units, reader) ?? []);
  const [best, ...others] = answers.sort((a, b) => b.score - a.score);
  if (!best || best.together < WHOLE || best.confidence < LIKELY) return [];
  const nearly = isNumeric(question) ? NEARLY.numeric : NEARLY.other;
  const equal = distinct(best, others).filter((other) => isEqual(question, best, other, nearly.offered));
  const isMet = equal.some(({ score }) => score >= nearly.asked * best.score);
  return isMet && !isHeading(question, best, equal) ? [best, ...equal].slice(0, MOST) : [];
}

const MOST = 3;
/** Of the question's words, in the best answer. */
const WHOLE = 0.9;
/** Confidence from which a section would be answered from. */
const LIKELY = 0.5;
/** Of the best score: one other section must have as much before it is asked back; those that have less may be offered too. */
const NEARLY = { numeric: { asked: 0.75, offered: 0.7 }, other: { asked: 0.82, offered: 0.8 } };
/** Share of the question that another section may lack. */
const LACKING = 0.36;
/** How much of a word makes it there. */
const HELD = 0.7;
/** Where one sentence says all of it, others that say less than this share of that are about something else. */
const PARTLY = 0.6;
/** Characters of a question that tells nothing but what it is about. */
const SHORT = 14;
/** A word that tells less is found in most passages. */
const TELLING = 0.2;
const TRIED = 6;

const CLEAR: ReadonlySet<Question['kind']> = new Set(['wording', 'comparison', 'reason']);

function isVague({ kind, count, anchors, text }: Question): boolean {
  if (CLEAR.has(kind) || count !== undefined || anchors.length > 0) return false;
  return text.replace(/[\s\p{P}]/gu, '').length <= SHORT;
}

const NUMERIC: ReadonlySet<ValueKind> = new Set([
  'money',
  'duration',
  'clock',
  'moment',
  'percentage',
  'count',
  'number',
]);
const isNumeric = ({ value }: Question): boolean => value !== undefined && NUMERIC.has(value);

/** Where several things are asked for, or a number of them, the sections of one document complete each other. */
const complete = (question: Question): boolean => isNumeric(question) || question.kind === 'list';

/** Units section by section, or document by document, those first that score best. */
function placesIn(question: Question, evidence: readonly ScoredEvidence[]): ScoredEvidence[][] {
  const sections = new Map<string, ScoredEvidence[]>();
  for (const unit of evidence) {
    const key = [unit.document.id, ...(complete(question) ? [] : namedPart(unit.passage.path))].join('\n');
    const section = sections.get(key);
    if (section) section.push(unit);
    else sections.set(key, [unit]);
  }
  const best = (units: readonly ScoredEvidence[]) => Math.max(...units.map(({ score }) => score));
  return [...sections.values()].sort((a, b) => best(b) - best(a)).slice(0, TRIED);
}

function answerIn(
  question: Question,
  units: readonly ScoredEvidence[],
  reader: EvidenceReader,
): SectionAnswer | undefined {
  const first = units.reduce<ScoredEvidence | undefined>(
    (top, unit) => (top && top.score >= unit.score ? top : unit),
    undefined,
  );
  const { pieces }: Selection = compose(question, units, reader);
  if (!first || pieces.length === 0) return undefined;
  const features = featuresOf(question, pieces, reader);
  const headings = reader.fold(first.passage.path.join('\n'));
  return {
    document: first.document,
    path: namedPart(first.passage.path),
    confidence: confidenceOf(features),
    score: first.score,
    own: first.own,
    together: features.together,
    headings,
    said: [headings, ...pieces.map(({ document, start, end }) => reader.fold(document.text.slice(start, end)))].join(
      '\n',
    ),
  };
}

/** Others that are of another document, or have a heading to tell them apart, and say something else. */
const distinct = (best: SectionAnswer, others: readonly SectionAnswer[]): SectionAnswer[] =>
  others.filter(
    ({ document, path, said }, i) =>
      [best, ...others.slice(0, i)].every((other) => other.said !== said) &&
      (document.id !== best.document.id || (path.length > 0 && best.path.length > 0)),
  );

function isEqual(question: Question, best: SectionAnswer, other: SectionAnswer, nearly: number): boolean {
  if (other.confidence < LIKELY || other.score < nearly * best.score) return false;
  if (best.own >= WHOLE && other.own < PARTLY * best.own) return false;
  const lacking = question.words.filter((word) => trace(word, other.said) < HELD);
  const heaviest = Math.max(...question.words.map(({ weight }) => weight));
  if (lacking.some(({ weight }) => weight === heaviest)) return false;
  if (lacking.reduce((sum, { weight }) => sum + weight, 0) > LACKING) return false;
  return compounds(question).every((compound) => !best.said.includes(compound) || other.said.includes(compound));
}

/** Telling words that stand side by side in the question: 官方渠道 is not 渠道 … 官方. */
function compounds({ text, words }: Question): string[] {
  const telling = words.filter(({ information }) => information >= TELLING).map(({ term }) => term);
  return telling.flatMap((term) => telling.map((next) => term + next).filter((pair) => text.includes(pair)));
}

/** Whether the best one alone has the question for its heading. Of a number, other documents may say less in theirs. */
function isHeading(question: Question, best: SectionAnswer, equal: readonly SectionAnswer[]): boolean {
  const telling = question.words.filter(({ information }: QuestionWord) => information >= TELLING);
  const total = telling.reduce((sum, { weight }) => sum + weight, 0);
  const isIn = ({ headings }: SectionAnswer) => coverage(telling, headings) >= WHOLE * total;
  return !isNumeric(question) && isIn(best) && !equal.some(isIn);
}
