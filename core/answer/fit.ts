import type { Citation } from '../contract/chat.ts';
import { ANY_NUMERAL } from '../documents/numerals.ts';
import type { Retrieval } from '../retrieval/retrieval.ts';
import { classOf } from './function-words.ts';
import type { Limits } from './limits.ts';
import { type Question, questionOf, trace } from './question.ts';
import type { Reading } from './reading.ts';
import type { Subject } from './subject.ts';

/**
 * What a reading asks. Inherited words count less: what is typed now is what is to be found, where the documents have words for it.
 * One that asks the same of something else needs them in full.
 */
export function askedIn(retrieval: Asked, { how, inherited }: Reading, limits?: Limits): Question {
  const question = questionOf(retrieval, limits);
  if (how === 'alone' || how === 'instead') return question;
  const isKnown = knownIn(retrieval);
  if (!question.words.some(({ term }) => !inherited.includes(term) && isKnown(term))) return question;
  const weights = question.words.map(({ term, weight }) => (inherited.includes(term) ? INHERITED * weight : weight));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return { ...question, words: question.words.map((word, i) => ({ ...word, weight: (weights[i] ?? 0) / total })) };
}

type Asked = Pick<Retrieval, 'query' | 'terms' | 'rephrasings'>;

/** Whether any document has a word. */
function knownIn({ terms }: Asked): (term: string) => boolean {
  const known = new Set([...terms.words, ...terms.grams].filter(({ df }) => df > 0).map(({ term }) => term));
  return (term) => known.has(term);
}

const INHERITED = 0.6;

/**
 * How well an answer fits what was typed, 0..1.1, so that readings of one message can be compared:
 *
 *   fit = share of the typed words that are quoted, with the headings above + 0.1 · subject(documents quoted)
 *
 * Inherited words are left out: they were answered before, and would speak for any answer from the same section. 0 where
 * less than two fifths of the typed words is quoted, though the rest is. A circumstance need not be named, and so counts at least
 * a half; but where documents do have words for it, one of them must be there.
 */
export function fitOf(
  reading: Reading,
  retrieval: Asked,
  citations: readonly Citation[],
  subject: Subject,
  fold: (text: string) => string,
): number {
  const about = citations.reduce((sum, { document_id }) => sum + (subject.documents.get(document_id) ?? 0), 0);
  const same = (SAME * about) / Math.max(1, citations.length);
  const { how, inherited } = reading;
  const words = askedIn(retrieval, reading).words.filter(({ term }) => !inherited.includes(term) && !AMOUNT.test(term));
  const telling = words.filter(({ term }) => classOf(term) === 'content');
  const typed = telling.length > 0 ? telling : words;
  if (typed.length === 0) return 1 + same;
  const quoted = citations.map(({ document_title, section_path, quote }) =>
    fold([document_title, ...section_path, quote].join('\n')),
  );
  const traces = typed.map((word) => Math.max(0, ...quoted.map((text) => trace(word, text))));
  const total = typed.reduce((sum, { weight }) => sum + weight, 0);
  const own = typed.reduce((sum, { weight }, i) => sum + weight * (traces[i] ?? 0), 0) / total;
  if (how === 'alone') return own + same;
  const isKnown = knownIn(retrieval);
  if (how !== 'case') return own < OWN ? 0 : own + same;
  return typed.some(({ term }) => isKnown(term)) && own === 0 ? 0 : Math.max(CASE, own) + same;
}

/** 一天, 三次: of what, is said by other words. */
const AMOUNT = new RegExp(`^[${ANY_NUMERAL}两半每几]*(?:天|年|月|日|次|回|小时|分钟|周|星期)$`);

const OWN = 0.4;
const CASE = 1 / 2;
const SAME = 0.1;
