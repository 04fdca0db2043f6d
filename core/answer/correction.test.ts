import { describe, expect, it } from 'vitest';
import { correctionIn } from './correction.ts';

describe('corrections', () => {
  it.each([
    ['不是违约金,我问的是押金', { not: '违约金', instead: '押金' }],
    ['没问租金,我说的是押金', { not: '租金', instead: '押金' }],
    ['我不是问租金,问的是物业费谁交', { not: '租金', instead: '物业费谁交' }],
    ['不对,我想问多久退', { instead: '多久退' }],
    ['说错了,是商铺的租约', { instead: '商铺的租约' }],
    ['没讲清楚,我问的是续租', { instead: '续租' }],
  ])('%s', (message, correction) => {
    expect(correctionIn(message)).toEqual(correction);
  });

  it.each(['不是本人能不能办', '押金不退,怎么办', '不对称的合同有效吗', '不是业主,可以办门禁吗'])(
    '%s denies without correcting',
    (message) => {
      expect(correctionIn(message)).toBeUndefined();
    },
  );
});
