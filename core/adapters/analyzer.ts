import jieba from '@node-rs/jieba';
import dictionary from '@node-rs/jieba/dict.js';
import type { Analyzer } from '../text/analyzer.ts';
import type { UserWord } from '../text/lexicon-rows.ts';
import { analyzerId } from './analyzer-id.ts';
import { createSimplify } from './opencc-simplify.ts';

/**
 * The product's analyzer: jieba's dictionary for words (search mode, with its hidden Markov model for words that the
 * dictionary lacks), words of the user beside it, OpenCC's for scripts. Loading them takes about 0.3 s and 75 MB, so a
 * process makes one.
 */
export function createAnalyzer(words: readonly UserWord[] = []): Analyzer {
  const segmenter = jieba.Jieba.withDict(dictionary.dict);
  const simplify = createSimplify();
  if (words.length > 0) {
    const lines = words.map(({ word, frequency, tag }) => `${simplify(word)} ${frequency} ${tag}\n`);
    segmenter.loadDict(Buffer.from(lines.join('')));
  }
  return {
    id: analyzerId(words),
    simplify,
    words: (text) => segmenter.cutForSearch(text, true).filter((word) => WORD.test(word)),
    isWord: (text) => segmenter.cut(text, false).length === 1,
  };
}

/** A word has a letter or a number of any script in it; the rest is punctuation and white space. */
const WORD = /[\p{L}\p{N}]/u;
