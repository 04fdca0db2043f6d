import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createLexicon } from '../text/lexicon.ts';
import { rephrase } from './rephrase.ts';

const group = (...phrases: string[]) => ({ said: phrases, written: phrases });
const LEXICON = createLexicon([
  group('网购', '线上购物'),
  group('保修', '质保'),
  group('保修卡', '质保卡', '三包凭证'),
  { said: ['家'], written: ['户'] },
]);
const found = (question: string, used: string[], words: string[] = []) =>
  rephrase(question, words, LEXICON, (phrase) => (used.includes(phrase) ? 1 : 0));

describe('rephrasing', () => {
  it('gives the ways that the documents use', () => {
    expect(found('网购的东西', ['线上购物'])).toEqual([{ said: '网购', written: ['线上购物'] }]);
    expect(found('网购的东西', ['商场'])).toEqual([]);
  });

  it('rewords the longest stretch that the documents say in another way', () => {
    expect(found('保修卡丢了', ['质保', '质保卡'])).toEqual([{ said: '保修卡', written: ['质保卡'] }]);
    expect(found('保修卡丢了', ['质保'])).toEqual([{ said: '保修', written: ['质保'] }]);
  });

  it('rewords the words of a phrase too, where it has several', () => {
    const lexicon = createLexicon([
      { said: ['定做的柜子'], written: ['定制家具'] },
      { said: ['定做'], written: ['定制'] },
      { said: ['柜子'], written: ['家具'] },
      { said: ['放鸽子'], written: ['爽约'] },
      { said: ['鸽子'], written: ['活禽'] },
    ]);
    const ways = (question: string, words: string[]) => rephrase(question, words, lexicon, () => 1);
    expect(ways('定做的柜子坏了', ['定做', '的', '柜子', '坏', '了'])).toEqual([
      { said: '定做的柜子', written: ['定制家具'] },
      { said: '定做', written: ['定制'] },
      { said: '柜子', written: ['家具'] },
    ]);
    expect(ways('放鸽子', ['放', '鸽子'])).toEqual([{ said: '放鸽子', written: ['爽约'] }]);
  });

  it('does not cut into a word that the documents use', () => {
    expect(found('家电怎么修', ['户', '家电'], ['家电', '怎么', '修'])).toEqual([]);
    expect(found('家电怎么修', ['户'], ['家电', '怎么', '修'])).toEqual([{ said: '家', written: ['户'] }]);
  });

  it('does not offer what the question says itself', () => {
    expect(found('保修和质保有什么区别', ['保修', '质保'])).toEqual([]);
  });

  it('says only what is in the question, in its order, with words that the documents use', () => {
    const pieces = fc.constantFrom('网购', '保修', '卡', '家', '的', '丢了', '质保');
    const used = fc.subarray(['线上购物', '质保', '质保卡', '三包凭证', '户', '保修卡']);
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 8 }), used, (parts, known) => {
        const question = parts.join('');
        let from = 0;
        for (const { said, written } of found(question, known)) {
          from = question.indexOf(said, from) + said.length;
          expect(from).toBeGreaterThanOrEqual(said.length);
          expect(written.length).toBeGreaterThan(0);
          for (const other of written) expect(known).toContain(other);
        }
      }),
    );
  });
});
