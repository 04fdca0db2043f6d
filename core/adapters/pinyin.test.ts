import { expect, it } from 'vitest';
import { createPinyin } from './pinyin.ts';

const pinyin = createPinyin();

it('knows the readings of a character, without tones', () => {
  expect(pinyin.character('修')).toEqual(['xiu']);
  expect(pinyin.character('行')).toEqual(expect.arrayContaining(['xing', 'hang']));
  expect(pinyin.character('绿')[0]).toBe('lv');
});

it('reads a character as its word has it', () => {
  expect(pinyin.word('银行')).toEqual(['yin', 'hang']);
  expect(pinyin.word('行李')).toEqual(['xing', 'li']);
});

it('has no reading for what is not Chinese', () => {
  for (const character of ['a', '1', '，', '😀', '']) expect(pinyin.character(character)).toEqual([]);
});
