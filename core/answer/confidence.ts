import type { EvidenceReader, Sentence } from './evidence.ts';
import { classOf } from './function-words.ts';
import { missingValue } from './missing-value.ts';
import { coverage, type Question, type QuestionWord, trace } from './question.ts';
import type { Piece } from './selection.ts';

/** What can be read off a question and the pieces chosen for it. */
export type Features = {
  /** Weighted share of the question's words in the piece that answers best, with the title and headings above it; 0..1. */
  together: number;
  /** That piece's score of `score-evidence.ts`: coverage around it and the form of an answer. */
  score: number;
  /** Share of named things (Latin names, model numbers) that the pieces do not hold; 0..1. */
  unnamed: number;
  /** Where a kind of value is asked for: 1 if the pieces do not hold one, ½ if not beside a word of the question. */
  valueless: number;
  /** 1 where the question ends in the act asked about (押金怎么贷款) and the pieces do not speak of it; ½ for an act of one character. */
  unacted: number;
  /**
   * How much the words that were found tell, whatever else the question says: Σ trace · information, about 0..5; a rare word that is
   * found as a common one tells what that one does. A rambling question has a small share of its words answered, and yet many.
   */
  informed: number;
};

/**
 * An answer is given from here on, unless the owner says otherwise: where three of four near misses (the topic is there, what is
 * asked of it is not) and nearly all that is off topic are refused, and one question in nine that has an answer.
 */
export const ANSWER_THRESHOLD = 0.3;

/**
 * Probability that the pieces answer the question, a logistic that can be read:
 *
 *   confidence = 1 / (1 + e^-(bias + Σ weight · feature))
 *
 * Weights fitted (L2) on 833 questions to 29 documents, 159 of them without an answer there. Ten-fold over sections: AUROC
 * 0.94 (0.89 for near misses alone), calibration error 0.04. Two are set by hand, where the questions are too few to tell: a
 * product or clause that is not there is not covered (`unnamed`), a price that is not there cannot be told (`valueless`). The bias
 * is 0.1 above the fitted one, since features became stricter: so is a confidence again what is found to be right. Left out
 * because they added nothing: the cosine of question and pieces, whose scale changes with the model; the fused score; the greatest
 * word that is missing; how long the question is; squares and products of what is here.
 */
const BIAS = -5.77;
const WEIGHTS: Record<keyof Features, number> = {
  together: 2.02,
  score: 2.38,
  unnamed: -3.5,
  valueless: -6,
  unacted: -3.1,
  informed: 1.86,
};

export const confidenceOf = (features: Features): number => 1 / (1 + Math.exp(-logitOf(features).sum));

/** The sum behind a confidence, and what each feature adds to it. */
export function logitOf(features: Features) {
  const names = Object.keys(WEIGHTS) as (keyof Features)[];
  const terms = names.map((name) => ({ name, value: features[name], weight: WEIGHTS[name] }));
  return { bias: BIAS, terms, sum: terms.reduce((total, { value, weight }) => total + weight * value, BIAS) };
}

export function featuresOf(question: Question, pieces: readonly Piece[], reader: EvidenceReader): Features {
  let lead = '';
  const texts = pieces.map(({ document, start, end, score }) => {
    const said = reader.fold(document.text.slice(start, end));
    const path = reader.fold((reader.passageAt(document.id, start)?.path ?? []).join('\n'));
    const headings = question.kind === 'list' ? path.replace(EXAMPLES, '') : path;
    const title = reader.fold(document.title);
    const sentences = reader.within(document, { start, end });
    if (said.endsWith(':')) lead = said;
    return {
      led: said === lead ? said : lead + said,
      headings,
      score,
      whole: `${title}\n${headings}\n${said}`,
      together: togetherIn(question, `${title}\n${headings}`, sentences, said),
    };
  });
  const everything = texts.map(({ whole }) => whole).join('\n');
  const strength = (piece: Pick<Features, 'together' | 'score'>) =>
    WEIGHTS.together * piece.together + WEIGHTS.score * piece.score;
  const best = texts.reduce<Pick<Features, 'together' | 'score'>>(
    (top, piece) => (strength(piece) > strength(top) ? piece : top),
    NOTHING,
  );
  const { anchors, value } = question;
  const isSaid = (name: string) => question.words.some((word) => word.term === name && trace(word, everything) >= SAID);
  const named = anchors.filter((name) => everything.includes(name) || isSaid(name)).length;
  const about = texts.filter(({ together }) => together >= best.together / 2);
  const valueless =
    value === undefined ? 0 : Math.min(1, ...about.map((piece) => missingValue(question, value, piece)));
  return {
    together: best.together,
    score: best.score,
    unnamed: anchors.length === 0 ? 0 : 1 - named / anchors.length,
    valueless,
    unacted: unacted(question, everything),
    informed: (valueless === 1 ? ASIDE : 1) * question.words.reduce((sum, word) => sum + told(word, everything), 0),
  };
}

const told = (word: QuestionWord, text: string): number =>
  trace(word, text) * (text.includes(word.term) ? word.information : word.otherwise);

/** However much is found around a value, without it that tells only where it would stand. */
const ASIDE = 0.5;

/** Of a name, in other words: sla, 服务级别协议. */
const SAID = 0.7;

/** The best sentence under its headings, the piece's first sentence, which names the subject of the others, counted in. */
function togetherIn(question: Question, headings: string, sentences: readonly Sentence[], said: string): number {
  const subject = `${headings}\n${sentences[0]?.folded ?? said}`;
  const shares = sentences.slice(1).map(({ folded }) => coverage(question.words, `${subject}\n${folded}`));
  return Math.max(coverage(question.words, subject), ...shares);
}

/** `快消品(如日用品、食品)` holds for 食品, but does not tell which 食品 there are. */
const EXAMPLES = /\(如[^()]*\)/g;

const NOTHING = { together: 0, score: 0 };

const ACT = /(?:怎么|怎样|如何|咋)(?:才能|去|来)?(\p{Script=Han}{1,3})[呢啊呀?？]*$/u;

function unacted({ kind, text, words }: Question, said: string): number {
  const [, act = ''] = kind === 'wording' ? [] : (ACT.exec(text) ?? []);
  const acts = words.filter(({ term }) => act.includes(term) && classOf(term) === 'content');
  if (acts.length === 0 || acts.some((word) => trace(word, said) >= 1 / 2)) return 0;
  return act.length > 1 ? 1 : 1 / 2;
}
