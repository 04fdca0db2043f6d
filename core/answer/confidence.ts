import type { EvidenceReader } from './evidence.ts';
import { coverage, type Question } from './question.ts';
import { holdsValue, type ValueKind } from './question-type.ts';
import type { Piece } from './selection.ts';

/** What can be read off a question and the pieces chosen for it. */
export type Features = {
  /** Weighted share of the question's words in the piece that answers best, with the headings above it; 0..1. */
  together: number;
  /** That piece's score of `score-evidence.ts`: coverage around it and the form of an answer. */
  score: number;
  /** Share of named things (Latin names, model numbers) that the pieces do not hold; 0..1. */
  unnamed: number;
  /** 1 where a kind of value is asked for that the pieces do not hold beside a word of the question, otherwise 0. */
  valueless: number;
};

/** An answer is given from here on. */
export const ANSWER_THRESHOLD = 0.5;

/**
 * Probability that the pieces answer the question, a logistic that can be read:
 *
 *   confidence = 1 / (1 + e^-(bias + Σ weight · feature))
 *
 * Weights fitted (L2) on 253 hand-written questions to five documents, 103 of them without an answer there: AUROC 0.97, and
 * 0.89 to 0.99 for a document when fitted without it. The bias is rounded down, because a wrong answer costs more than
 * a refusal. `unnamed` is set by hand: a product or clause that is not there is not covered. The cosine of the
 * embeddings is left out: it added 0.002, and its scale changes with the model.
 */
const BIAS = -5;
const WEIGHTS: Record<keyof Features, number> = { together: 3.7, score: 5, unnamed: -6, valueless: -3.4 };

export function confidenceOf({ together, score, unnamed, valueless }: Features): number {
  const sum =
    BIAS +
    WEIGHTS.together * together +
    WEIGHTS.score * score +
    WEIGHTS.unnamed * unnamed +
    WEIGHTS.valueless * valueless;
  return 1 / (1 + Math.exp(-sum));
}

export function featuresOf(question: Question, pieces: readonly Piece[], reader: EvidenceReader): Features {
  const texts = pieces.map(({ document, start, end }) => ({
    said: reader.fold(document.text.slice(start, end)),
    headings: reader.fold((reader.passageAt(document.id, start)?.path ?? []).join('\n')),
    title: reader.fold(document.title),
  }));
  const named = question.anchors.filter((name) =>
    texts.some(({ said, headings, title }) => `${title}\n${headings}\n${said}`.includes(name)),
  );
  const { value } = question;
  const answering = pieces.map(({ score }, i) => {
    const { headings = '', said = '' } = texts[i] ?? {};
    return { score, together: coverage(question.words, `${headings}\n${said}`) };
  });
  const strength = (piece: Pick<Features, 'together' | 'score'>) =>
    WEIGHTS.together * piece.together + WEIGHTS.score * piece.score;
  const best = answering.reduce((top, piece) => (strength(piece) > strength(top) ? piece : top), NOTHING);
  return {
    ...best,
    unnamed: question.anchors.length === 0 ? 0 : 1 - named.length / question.anchors.length,
    valueless: value === undefined || texts.some(({ said }) => holdsValueBeside(question, value, said)) ? 0 : 1,
  };
}

const NOTHING = { together: 0, score: 0 };

/**
 * Whether the value asked for stands in a clause with the words of the question, or in the next one:
 * 挪用押金的, 由主管部门责令改正, 处五万元以上罚款 says nothing of how much the 押金 is.
 */
function holdsValueBeside(question: Question, kind: ValueKind, said: string): boolean {
  const clauses = said.split(/[,，。;；\n]/);
  const covered = clauses.map((clause) => coverage(question.words, clause));
  const most = Math.max(...covered);
  if (most === 0) return holdsValue(kind, said);
  const about = covered.map((share) => share >= most / 2);
  return clauses.some((clause, i) => (about[i] || about[i - 1]) && holdsValue(kind, clause));
}
