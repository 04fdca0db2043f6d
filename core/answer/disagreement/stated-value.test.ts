import { describe, expect, it } from 'vitest';
import { excludes, type StatedValue, statedIn } from './stated-value.ts';

const valueIn = (clause: string): StatedValue => {
  const { values } = statedIn(clause);
  if (values.length !== 1) throw new Error(`${clause} states ${values.length} values.`);
  return values[0] as StatedValue;
};
const contradict = (a: string, b: string): boolean => excludes(valueIn(a), valueIn(b));

describe('stated values', () => {
  it.each([
    ['7日内退货', '15日内退货'],
    ['3个工作日内到账', '7个工作日内到账'],
    ['押金2000元', '押金三千元'],
    ['手续费100元', '免收手续费'],
    ['首小时收费', '首小时免费'],
    ['按照声明价值的百分之一收取', '按照声明价值的2%收取'],
    ['营业时间为9时至18时', '营业时间为8.5时至17.5时'],
    ['运费由商家承担', '运费由消费者承担'],
    ['限借十册', '限借5册'],
  ])('%s and %s exclude each other', (a, b) => {
    expect([contradict(a, b), contradict(b, a)]).toEqual([true, true]);
  });

  it.each([
    ['保修期为1年', '保修期为12个月'],
    ['试用期为两周', '试用期为14天'],
    ['3至5个工作日内到账', '5个工作日内到账'],
    ['赔付50万元', '赔付500000元'],
    ['安装收费80元', '安装收费'],
    ['安装费50至80元', '安装收费'],
    ['运费由买家承担', '运费由消费者承担'],
    ['7天内退货', '押金7元'],
    ['二级机构', '三级机构'],
  ])('%s and %s do not', (a, b) => {
    expect([contradict(a, b), contradict(b, a)]).toEqual([false, false]);
  });

  it('leaves what a clause is about', () => {
    expect(statedIn('订单满300元减50元')).toMatchObject({
      values: [
        { kind: 'money', least: 300, most: 300 },
        { kind: 'money', least: 50, most: 50 },
      ],
      gap: '订单满 减 ',
    });
  });
});
