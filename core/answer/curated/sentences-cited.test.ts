import { describe, expect, it } from 'vitest';
import { sentencesCited } from './sentences-cited.ts';

describe('sentencesCited', () => {
  it('reads sentences and their markers, wherever these stand', () => {
    expect(sentencesCited('可以退。[1] 运费由商家承担[2]。\n定制商品除外。[1][2]', 2)).toEqual([
      { text: '可以退。', citations: [1], opensLine: true },
      { text: '运费由商家承担。', citations: [2], opensLine: false },
      { text: '定制商品除外。', citations: [1, 2], opensLine: true },
    ]);
  });

  it.each([
    ['', 1, { fault: 'empty' }],
    ['可以退。', 1, { fault: 'unmarked', sentence: '可以退。' }],
    ['可以退。[1] 运费自理。', 1, { fault: 'unmarked', sentence: '运费自理。' }],
    ['可以退。[1][3]', 2, { fault: 'unknown', citation: 3, citations: 2 }],
    ['可以退。[0]', 1, { fault: 'unknown', citation: 0, citations: 1 }],
    ['可以退。[1]', 2, { fault: 'idle', citation: 2 }],
  ])('says what is wrong with %j', (text, citations, wrong) => {
    expect(sentencesCited(text, citations)).toEqual({ wrong });
  });
});
