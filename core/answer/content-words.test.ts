import { expect, it } from 'vitest';
import type { QueryTerm } from '../retrieval/retrieval.ts';
import { contentWords } from './content-words.ts';

const term = (text: string, df: number): QueryTerm => ({
  term: text,
  df,
  idf: Math.log(1 + (50 - df + 0.5) / (df + 0.5)),
});
const shares = (words: QueryTerm[], grams: QueryTerm[] = []) =>
  Object.fromEntries(contentWords({ words, grams }).map((word) => [word.term, word.share]));

it('leaves out grammar, and words for kinds of answers that no document uses', () => {
  expect(shares([term('保修期', 4), term('多久', 0), term('步骤', 0), term('流程', 3)])).toEqual({
    保修期: 1,
    流程: 1 / 4,
  });
});

it('counts a compound beside its parts, and drops one that only repeats them', () => {
  expect(shares([term('售后', 9), term('服务', 9), term('售后服务', 8)])).toEqual({
    售后: 1,
    服务: 1,
    售后服务: 1 / 2,
  });
  expect(shares([term('汽车', 3), term('行业', 3), term('汽车行业', 0)])).toEqual({ 汽车: 1, 行业: 1 / 4 });
  expect(shares([term('运费', 3), term('运费险', 0)])).toEqual({ 运费: 1, 运费险: 1 });
});

it('takes off the grammar that segmentation leaves on an unknown word', () => {
  expect(shares([term('寄修要', 0)], [term('寄修', 2)])).toEqual({ 寄修: 1 });
  expect(shares([term('修完', 0)], [term('修', 6)])).toEqual({ 修: 1 / 2 });
});

it('joins two characters that the documents write together', () => {
  expect(shares([term('寄', 0), term('修', 5)], [term('寄修', 2)])).toEqual({ 寄修: 1 });
  expect(shares([term('寄', 0), term('修', 5)])).toEqual({ 寄: 1 / 2, 修: 1 / 2 });
});
