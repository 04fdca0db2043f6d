import type { Analyzer } from '../text/analyzer.ts';
import { hasFunctionCharacter, isFunctionWord, QUESTION_WORDS } from '../text/grammar-words.ts';

/**
 * Text → terms, in two fields that make different errors.
 *
 *   iphone15支持退款
 *   grams  iphone15 iphone 15 支 持 退 款 支持 持退 退款     no dictionary: new words, names and swapped characters survive
 *   words  iphone15 支持 退款                               a dictionary: 持退 is not there to mislead
 *
 * grams = characters and overlapping bigrams of each Han run, runs of letters and digits whole (and their letters and
 * digits apart where both occur). On 7,337 Chinese passages either field alone reaches nDCG@10 0.68 to 0.69, both
 * together 0.70. Texts are folded (`text/fold.ts`) before they come here. What these functions return is stored in
 * indexes: a change here needs every index built again.
 */
export function grams(text: string): string[] {
  const terms: string[] = [];
  for (const [run, han] of text.matchAll(RUN)) {
    if (han === undefined) terms.push(run, ...lettersAndDigits(run));
    else pushHanGrams(run, terms);
  }
  return terms;
}

export function words(text: string, analyzer: Pick<Analyzer, 'words'>): string[] {
  return analyzer.words(text);
}

/** The terms of a question that may count as evidence, each once, in order. */
export type QuestionTerms = { grams: string[]; words: string[] };

/**
 * Terms of a folded question without its grammar. Function words (的 吗 我 在 …) and question words (什么 怎么 哪些 …) say
 * how something is asked; a passage that contains them is no closer to the answer, and a bigram that straddles one
 * (么申 in 怎么申请) is a term that no passage has. So question words cut the text, and a gram that touches a function
 * character counts only inside a word of the dictionary (目的, 我国).
 */
export function questionTerms(question: string, analyzer: Pick<Analyzer, 'words'>): QuestionTerms {
  const content = question.replace(QUESTION_WORDS, ' ');
  const found = analyzer.words(content).filter((word) => !isFunctionWord(word));
  const isEvidence = (gram: string) =>
    !hasFunctionCharacter(gram) || (gram.length > 1 && found.some((word) => word.includes(gram)));
  return { grams: [...new Set(grams(content).filter(isEvidence))], words: [...new Set(found)] };
}

/** Han runs (captured), or runs of other letters and digits with decimals kept whole. */
const RUN = /([\p{Script=Han}〇]+)|(?:(?![\p{Script=Han}〇])[\p{L}\p{N}\p{M}])+(?:\.\p{Nd}+)*/gu;

function pushHanGrams(run: string, terms: string[]): void {
  let previous = '';
  for (const character of run) {
    terms.push(character);
    if (previous !== '') terms.push(previous + character);
    previous = character;
  }
}

function lettersAndDigits(run: string): string[] {
  const parts = run.match(/\p{Nd}+(?:\.\p{Nd}+)*|[^\p{Nd}.]+/gu) ?? [];
  return parts.length > 1 ? parts : [];
}
