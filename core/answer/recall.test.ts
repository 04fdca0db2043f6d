import { describe, expect, it } from 'vitest';
import { recallIn } from './recall.ts';

describe('going back to an earlier subject', () => {
  it.each([
    ['说回刚才押金那个,多久退', { named: '押金', asks: '多久退' }],
    ['回到押金,多久退', { named: '押金', asks: '多久退' }],
    ['接着说刚才那间铺子,能转租吗', { named: '铺子', asks: '能转租吗' }],
    ['前面说的押金,多久退', { named: '押金', asks: '多久退' }],
    ['回到刚才的问题', { named: '', asks: '' }],
  ])('%s', (message, recall) => {
    expect(recallIn(message)).toEqual(recall);
  });

  it.each(['押金多久退', '前面的停车位能停吗', '刚才交的押金能退吗'])('%s stays where it is', (message) => {
    expect(recallIn(message)).toBeUndefined();
  });
});
