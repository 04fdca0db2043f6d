import { describe, expect, it } from 'vitest';
import { chineseNumeral, letters, orderedMarker, roman } from './list-marker.ts';

describe('list markers', () => {
  it('counts in Chinese', () => {
    const numbers = [1, 10, 11, 20, 21, 100, 101, 110, 111, 1_005, 9_999, 10_000];
    expect(numbers.map(chineseNumeral).join(' ')).toBe(
      '一 十 十一 二十 二十一 一百 一百零一 一百一十 一百一十一 一千零五 九千九百九十九 10000',
    );
  });

  it('counts in letters and Roman numerals, and in digits outside their range', () => {
    expect([1, 26, 27, 53, 0].map(letters)).toEqual(['a', 'z', 'aa', 'ba', '0']);
    expect([4, 9, 14, 40, 1994, 4000].map(roman)).toEqual(['IV', 'IX', 'XIV', 'XL', 'MCMXCIV', '4000']);
    expect(['1', 'a', 'A', 'i', 'I', '?'].map((type) => orderedMarker(2, type))).toEqual([
      '2.',
      'b.',
      'B.',
      'ii.',
      'II.',
      '2.',
    ]);
  });
});
