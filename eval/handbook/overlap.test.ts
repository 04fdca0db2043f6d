import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commonRuns } from './overlap.ts';

/** The same by definition: every substring is looked for, the longest at each end kept. */
function runsByDefinition(source: string, text: string, shortest: number): string[] {
  const longestAt = Array.from({ length: text.length }, (_, at) => {
    for (let from = 0; from <= at; from++) if (source.includes(text.slice(from, at + 1))) return at + 1 - from;
    return 0;
  });
  const ends = longestAt.flatMap((length, at) =>
    length >= shortest && longestAt[at + 1] !== length + 1 ? text.slice(at + 1 - length, at + 1) : [],
  );
  return [...new Set(ends)];
}

describe('common runs', () => {
  it('are the same words whatever stands between them', () => {
    expect(commonRuns('（保修期），要看\n发票。', '先问清保修期要看「发票」日期', 7)).toEqual(['保修期要看发票']);
    expect(commonRuns('ＡＰＰ里的２４小时热线', '拨 App 里的 24 小时热线', 5)).toEqual(['app里的24小时热线']);
  });

  it('shorter than asked for are left out', () => {
    expect(commonRuns('保修期要看发票', '保修期要看收据', 6)).toEqual([]);
    expect(commonRuns('保修期要看发票', '保修期要看收据', 5)).toEqual(['保修期要看']);
    expect(commonRuns('', '保修', 1)).toEqual([]);
  });

  it('are found each once, and apart where the source goes on in another way', () => {
    expect(commonRuns('退货免运费，其次换货免运费', '退货免运费；退货免运费；换货免运费', 5)).toEqual([
      '退货免运费',
      '换货免运费',
    ]);
  });

  it('are what the definition says', () => {
    const text = fc
      .array(fc.constantFrom('甲', '乙', '丙', 'a', '1', '😀'), { maxLength: 40 })
      .map((all) => all.join(''));
    const word = text.map((all) => all.replaceAll('😀', ''));
    fc.assert(
      fc.property(word, word, fc.integer({ min: 1, max: 5 }), (source, other, shortest) => {
        expect(commonRuns(source, other, shortest)).toEqual(runsByDefinition(source, other, shortest));
      }),
    );
    fc.assert(
      fc.property(text, text, (source, other) => {
        const bare = (all: string) => all.replaceAll('😀', '');
        expect(commonRuns(source, other, 2)).toEqual(runsByDefinition(bare(source), bare(other), 2));
      }),
    );
  });

  it('of long texts take time in proportion to their length', () => {
    const same = '修'.repeat(50_000);
    expect(commonRuns(same, same, 1)).toEqual([same]);
  });
});
