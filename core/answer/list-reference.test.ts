import { describe, expect, it } from 'vitest';
import { listReferenceIn } from './list-reference.ts';

const ANSWER = '交房要查三样:门窗;水电;防水。[1]';
const LINES = '不外借的有:[1]\n(一)古籍;[2]\n(二)工具书;[3]\n(三)当期报刊。[4]';

describe('references to a place in the answer before', () => {
  it.each([
    ['第二样怎么查', ANSWER, { item: '水电', asks: '怎么查' }],
    ['最后一个呢?', ANSWER, { item: '防水', asks: '' }],
    ['倒数第二样展开说说', ANSWER, { item: '水电', asks: '' }],
    ['第二种为什么', LINES, { item: '工具书', asks: '为什么' }],
    ['2', ANSWER, { item: '水电', asks: '' }],
    ['三、', LINES, { item: '当期报刊', asks: '' }],
    ['第三点详细说说', '要带身份证、读者证和押金条。', { item: '押金条', asks: '' }],
  ])('%s', (message, answer, reference) => {
    expect(listReferenceIn(message, answer)).toEqual(reference);
  });

  it('points at nothing where the answer has no such place', () => {
    expect(listReferenceIn('第五样呢', ANSWER)).toBeUndefined();
    expect(listReferenceIn('7', ANSWER)).toBeUndefined();
    expect(listReferenceIn('2天', ANSWER)).toBeUndefined();
    expect(listReferenceIn('第二点呢', '押金六百元。')).toBeUndefined();
    expect(listReferenceIn('第二次逾期怎么罚', ANSWER)).toBeUndefined();
  });
});
