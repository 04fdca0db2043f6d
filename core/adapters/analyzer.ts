import jieba from '@node-rs/jieba';
import dictionary from '@node-rs/jieba/dict.js';
import type { Analyzer } from '../text/analyzer.ts';
import { analyzerId } from './analyzer-id.ts';
import { createSimplify } from './opencc-simplify.ts';

/**
 * The product's analyzer: jieba's dictionary for words (search mode, with its hidden Markov model for words that the
 * dictionary lacks), OpenCC's for scripts. Loading both takes about 0.3 s and 75 MB, so a process makes one.
 */
export function createAnalyzer(): Analyzer {
  const segmenter = jieba.Jieba.withDict(dictionary.dict);
  return {
    id: analyzerId(),
    simplify: createSimplify(),
    words: (text) => segmenter.cutForSearch(text, true).filter((word) => WORD.test(word)),
  };
}

/** A word has a letter or a number of any script in it; the rest is punctuation and white space. */
const WORD = /[\p{L}\p{N}]/u;
