import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LexiconSource } from '../text/lexicon.ts';
import type { SynonymRow } from '../text/lexicon-rows.ts';

/** What every source of a lexicon promises, wherever it has its rows from. Phrases here are folded already. */
export function lexiconContract(name: string, create: (rows: readonly SynonymRow[]) => LexiconSource): void {
  const group = (...phrases: string[]): SynonymRow => ({ said: phrases, written: phrases });
  const of = (...rows: SynonymRow[]) => create(rows).current();

  describe(`lexicon: ${name}`, () => {
    it('has the others of a group for each of its phrases', () => {
      const lexicon = of(group('保修', '质保', '包修'));
      expect(lexicon.otherWays('质保')).toEqual(['保修', '包修']);
      expect(lexicon.otherWays('维修')).toEqual([]);
    });

    it('goes one way only where a row says so', () => {
      const lexicon = of({ said: ['弄丢', '丢了'], written: ['遗失'] });
      expect(lexicon.otherWays('丢了')).toEqual(['遗失']);
      expect(lexicon.otherWays('遗失')).toEqual([]);
      expect(lexicon.has('遗失')).toBe(true);
    });

    it('adds up the rows of a phrase, and chains nothing', () => {
      const lexicon = of(group('打折', '优惠'), group('打折', '折扣'), group('折扣', '让利'));
      expect(lexicon.otherWays('打折')).toEqual(['优惠', '折扣']);
      expect(lexicon.otherWays('优惠')).toEqual(['打折']);
    });

    it('tells all its phrases, each once', () => {
      const lexicon = of(group('保修', '质保'), { said: ['保修', '弄丢'], written: ['遗失'] });
      expect([...lexicon.phrases()].sort()).toEqual(['保修', '弄丢', '质保', '遗失'].sort());
    });

    it('knows the length of the longest phrase from a character on', () => {
      const lexicon = of(group('保修', '质保'), group('保修凭证', '保修卡'));
      expect(lexicon.longestFrom('保')).toBe(4);
      expect(lexicon.longestFrom('修')).toBe(0);
    });

    it('stays the same while its rows do', () => {
      const source = create([group('保修', '质保')]);
      expect(source.current()).toBe(source.current());
    });

    it('never gives a phrase as its own other way, nor one twice', () => {
      const phrases = fc.uniqueArray(fc.constantFrom('退货', '退换', '换货', '保修', '质保'), { minLength: 2 });
      fc.assert(
        fc.property(fc.array(phrases, { maxLength: 6 }), (rows) => {
          const lexicon = of(...rows.map((row) => group(...row)));
          for (const phrase of rows.flat()) {
            const ways = lexicon.otherWays(phrase);
            expect(ways).not.toContain(phrase);
            expect(new Set(ways).size).toBe(ways.length);
          }
        }),
        { numRuns: 40 },
      );
    });
  });
}
