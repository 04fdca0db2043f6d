import type { Analyzer } from '../../text/analyzer.ts';
import { fold } from '../../text/fold.ts';
import { classOf } from '../function-words.ts';
import { withoutListSign } from '../list-sign.ts';
import { quantitiesIn } from './quantity.ts';
import { stancesIn } from './stance.ts';
import { type Token, tokensOf } from './tokens.ts';

/** A sentence that a model said, made ready to be checked. */
export type Claim = {
  text: string;
  /** Numbers of the passages that it cites. */
  citations: readonly number[];
  folded: string;
  tokens: readonly Token[];
  /** What it is about: its content words, without quantities and stances. */
  words: readonly string[];
};

export function readClaim(text: string, citations: readonly number[], analyzer: Analyzer): Claim {
  const folded = fold(withoutListSign(text), analyzer);
  return { text, citations, folded, tokens: tokensOf(folded), words: contentWordsOf(folded, analyzer) };
}

/** Words that join sentences and say nothing of their own. */
const JOINS = new Set(
  '其中 此外 另外 同时 因此 因而 首先 其次 再次 最后 然后 接着 根据 按照 依据 依照 如下 以下 上述 例如 比如 也就是说 总之 则 均 各'.split(
    ' ',
  ),
);

/** Words that say what a text is about, each once. */
function contentWordsOf(folded: string, analyzer: Analyzer): string[] {
  const bare = [...quantitiesIn(folded), ...stancesIn(folded)]
    .sort((a, b) => b.start - a.start)
    .reduce((text, { start, end }) => `${text.slice(0, start)} ${text.slice(end)}`, folded);
  const isContent = (word: string) => classOf(word) === 'content' && !JOINS.has(word) && /[\p{L}\p{N}]/u.test(word);
  return [...new Set(analyzer.words(bare).filter(isContent))];
}
