import { askedIn } from '../answer/curated/asked.ts';
import { type Wording, wordingOf } from '../answer/curated/same-question.ts';
import type { Analyzer } from '../text/analyzer.ts';
import type { Lexicon, LexiconSource } from '../text/lexicon.ts';
import type { ReadQuestion } from './cluster-questions.ts';

/** Leaders are read again and again, everything else once. */
const REMEMBERED = 5_000;

/** Takes questions apart to be compared, by the words as they are now; the last ones are remembered. */
export function createQuestionReader(parts: { readonly analyzer: Analyzer; lexicon: LexiconSource }): ReadQuestion {
  let words: { analyzer: Analyzer; lexicon: Lexicon } | undefined;
  let known = new Map<string, Wording>();
  return (question) => {
    const { analyzer } = parts;
    const lexicon = parts.lexicon.current();
    if (words?.analyzer !== analyzer || words.lexicon !== lexicon || known.size >= REMEMBERED) {
      words = { analyzer, lexicon };
      known = new Map();
    }
    const wording = known.get(question) ?? wordingOf(askedIn(question, analyzer), lexicon);
    known.set(question, wording);
    return wording;
  };
}
