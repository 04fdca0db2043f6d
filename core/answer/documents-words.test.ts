import { expect, it } from 'vitest';
import { inDocumentsWords } from './documents-words.ts';

const analyzer = { words: (text: string) => text.match(/养狗|网购|东西|[\p{Script=Han}]/gu) ?? [] };
const said = (question: string, ...used: string[]) => inDocumentsWords(question, analyzer, new Set(used));

it('puts the documents’ word for a visitor’s, inside a compound too', () => {
  expect(said('网购的东西', '线上')).toBe('线上的东西');
  expect(said('能不能养狗', '犬')).toBe('能不能养犬');
});

it('leaves a word that the documents use, and one for which they have no other', () => {
  expect(said('网购的东西', '网购', '线上')).toBe('网购的东西');
  expect(said('网购的东西')).toBe('网购的东西');
});
