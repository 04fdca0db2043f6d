import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Analyzer } from '../text/analyzer.ts';

/** What every Analyzer promises, whatever dictionaries it has. */
export function analyzerContract(name: string, create: () => Analyzer): void {
  describe(`analyzer: ${name}`, () => {
    const analyzer = create();
    const text = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 40 }),
      fc
        .array(fc.constantFrom(...'退貨换後务質订單乾隆著作么什麼iphone15 。，𠮷'), { maxLength: 40 })
        .map((cs) => cs.join('')),
    );

    it('has a version-stamped id', () => {
      expect(analyzer.id).toMatch(/\d/);
    });

    it('turns Traditional characters into Simplified ones', () => {
      expect(analyzer.simplify('售後服務，換貨運費')).toBe('售后服务，换货运费');
    });

    it('leaves Simplified text alone', () => {
      expect(analyzer.simplify('什么时候可以退货？')).toBe('什么时候可以退货？');
    });

    it('never changes the length of a text', () => {
      fc.assert(fc.property(text, (input) => analyzer.simplify(input).length === input.length));
    });

    it('gives words that occur in the text, without punctuation', () => {
      fc.assert(
        fc.property(text, (input) => {
          for (const word of analyzer.words(input)) {
            expect(input).toContain(word);
            expect(word).toMatch(/[\p{L}\p{N}]/u);
          }
        }),
      );
    });

    it('covers every Han character with a word', () => {
      fc.assert(
        fc.property(text, (input) => {
          const covered = new Set(analyzer.words(input).join(''));
          for (const [character] of input.matchAll(/[\u4e00-\u9fff]/gu)) expect(covered).toContain(character);
        }),
      );
    });
  });
}
