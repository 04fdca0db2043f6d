import { expect, it } from 'vitest';
import { writtenIn } from './written-for.ts';

const writtenFor = writtenIn([
  { said: '坏了', written: ['故障', '损坏'] },
  { said: '保修卡丢了', written: ['保修凭证遗失'] },
]);

it('gives a word the other ways of the stretch that it is, or is half of', () => {
  expect(writtenFor('坏了')).toEqual(['故障', '损坏']);
  expect(writtenFor('坏')).toEqual(['故障', '损坏']);
  expect(writtenFor('保修卡')).toEqual(['保修凭证遗失']);
});

it('gives nothing to a word that only stands in a longer stretch, or in none', () => {
  expect(writtenFor('丢')).toEqual([]);
  expect(writtenFor('发票')).toEqual([]);
});
