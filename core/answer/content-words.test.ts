import { expect, it } from 'vitest';
import type { Rephrasing } from '../retrieval/rephrase.ts';
import type { QueryTerm } from '../retrieval/retrieval.ts';
import { contentWords } from './content-words.ts';

const term = (text: string, df: number): QueryTerm => ({
  term: text,
  df,
  idf: Math.log(1 + (50 - df + 0.5) / (df + 0.5)),
});
const shares = (words: QueryTerm[], grams: QueryTerm[] = [], query = '', rephrasings: Rephrasing[] = []) =>
  Object.fromEntries(
    contentWords({ query, terms: { words, grams }, rephrasings }).map((word) => [word.term, word.share]),
  );

it('leaves out grammar, and words for kinds of answers that no document uses', () => {
  expect(shares([term('保修期', 4), term('多久', 0), term('方式', 0), term('流程', 3)])).toEqual({
    保修期: 1,
    流程: 1 / 4,
  });
  expect(shares([term('保养', 4), term('哪几', 0), term('项', 2), term('项目', 2)])).toEqual({ 保养: 1, 项目: 1 / 4 });
});

it('leaves out how much there is of something, and that something is meant', () => {
  expect(shares([term('一大堆', 0), term('好几箱', 0), term('有些', 2), term('指', 2), term('差评', 3)])).toEqual({
    差评: 1,
    指: 1 / 4,
  });
});

it('lets a compound share with its parts, and drops one that only repeats them', () => {
  expect(shares([term('售后', 9), term('服务', 9), term('售后服务', 8)], [], '售后服务')).toEqual({
    售后: 1 / 2,
    服务: 1 / 2,
    售后服务: 1 / 2,
  });
  expect(shares([term('汽车', 3), term('行业', 3), term('汽车行业', 0)])).toEqual({ 汽车: 1, 行业: 1 / 4 });
  expect(shares([term('运费', 3), term('运费险', 0)])).toEqual({ 运费: 1, 运费险: 1 });
});

it('takes off the grammar that segmentation leaves on an unknown word', () => {
  expect(shares([term('寄修要', 0)], [term('寄修', 2)])).toEqual({ 寄修: 1 });
  expect(shares([term('修完', 0)], [term('修', 6)])).toEqual({ 修: 1 / 2 });
});

it('takes more grammar off a word that only segmentation made', () => {
  const guessed = (text: string): QueryTerm => ({ ...term(text, 0), guessed: true });
  expect(shares([guessed('先讲')], [term('讲', 2)])).toEqual({ 讲: 1 / 4 });
  expect(shares([guessed('是从')])).toEqual({});
  expect(shares([term('先生', 0)])).toEqual({ 先生: 1 });
});

it('reads a verb put to choice as the verb', () => {
  expect(shares([term('看不看', 0), term('修不修', 0)], [term('修', 3)])).toEqual({ 修: 1 / 2 });
});

it('takes a word that only segmentation made apart at what the documents write', () => {
  const guessed: QueryTerm = { ...term('升金卡', 0), guessed: true };
  expect(shares([guessed], [term('升', 0), term('金卡', 3)])).toEqual({ 升: 1 / 2, 金卡: 1 });
  expect(shares([guessed], [term('升金', 2), term('金卡', 3)])).toEqual({ 升金卡: 1 });
  expect(shares([term('升金卡', 0)], [term('金卡', 3)])).toEqual({ 升金卡: 1 });
});

it('leaves out the half of a choice', () => {
  expect(shares([term('专不', 0), term('专业', 4)], [], '团队专不专业')).toEqual({ 专业: 1 });
});

it('joins two characters that the documents write together', () => {
  expect(shares([term('寄', 0), term('修', 5)], [term('寄修', 2)])).toEqual({ 寄修: 1 });
  expect(shares([term('寄', 0), term('修', 5)])).toEqual({ 寄: 1 / 2, 修: 1 / 2 });
});

it('leaves out a word that only straddles two others', () => {
  expect(shares([term('汽车', 3), term('车行', 1), term('行业', 3), term('汽车行业', 0)])).toEqual({
    汽车: 1,
    行业: 1 / 4,
  });
});

it('takes an unknown word apart where a part of it is written otherwise', () => {
  expect(shares([term('养狗', 0)], [term('养', 4)], '养狗', [{ said: '狗', written: ['犬'] }])).toEqual({
    养: 1 / 2,
    狗: 1 / 2,
  });
});

it('counts less what is one of two alternatives', () => {
  expect(shares([term('食品', 3), term('餐饮', 3)], [], '食品/餐饮')).toEqual({ 食品: 1 / 3, 餐饮: 1 / 3 });
});
