import { expect, test } from 'vitest';
import { readMarker } from './markers.ts';
import { parseNumeral } from './numerals.ts';

test.each([
  ['第二十五条 经营者应当退货。', 'article', 25, '第二十五条'],
  ['第十条之一 其他。', 'article', 10, '第十条之一'],
  ['第3章 保修', 'chapter', 3, '第3章'],
  ['第一節 總則', 'section', 1, '第一節'],
  ['一、保修范围', 'han', 1, '一、'],
  ['（十二）其他', 'han-paren', 12, '（十二）'],
  ['(三) 其他', 'han-paren', 3, '(三)'],
  ['1.打开', 'arabic', 1, '1.'],
  ['１．打开', 'arabic', 1, '１．'],
  ['2、打开', 'arabic-comma', 2, '2、'],
  ['（3）打开', 'arabic-paren', 3, '（3）'],
  ['4) 打开', 'arabic-half', 4, '4)'],
  ['③打开', 'circled-①', 3, '③'],
  ['B. 打开', 'latin-A.', 2, 'B.'],
  ['5.2 乙方应当', 'dotted-5', 2, '5.2'],
  ['步骤三：关机', 'step', 3, '步骤三：'],
  ['第二步，关机', 'step', 2, '第二步，'],
  ['第三点，看范围', 'ordinal', 3, '第三点，'],
  ['问：怎么退？', 'question', null, '问：'],
  ['Q2：怎么退？', 'question', 2, 'Q2：'],
  ['• 发票', 'bullet-•', null, '•'],
  ['- 发票', 'bullet--', null, '-'],
])('%s', (line, style, value, text) => {
  expect(readMarker(line)).toMatchObject({ style, value, text });
});

test.each([
  '3.5 万元起',
  '1.5倍',
  '2026年',
  '-5℃ 以下',
  '第一年免费',
  '一二楼',
  'iPhone 15',
  '（一般情况）',
  '400-123-456',
])('%s begins with no marker', (line) => {
  expect(readMarker(line)).toBeNull();
});

test.each([
  ['十', 10],
  ['二十五', 25],
  ['一百零三', 103],
  ['两千', 2000],
  ['二〇二六', 2026],
  ['１２', 12],
  ['元', null],
  ['', null],
])('the numeral %s is %s', (text, value) => {
  expect(parseNumeral(text)).toBe(value);
});
