import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createAnalyzer } from '../../adapters/analyzer.ts';
import { sidesIn } from './sides.ts';

const analyzer = createAnalyzer();
const sides = (question: string) => sidesIn(question, analyzer.words(question).filter(analyzer.isWord));
const asked = (question: string) => sides(question)?.sides.map(({ name, asks }) => `${name}:${asks}`);

describe('sides of a question that compares', () => {
  it.each([
    ['整机和部件的保修期有什么区别?', ['整机:整机的保修期', '部件:部件的保修期']],
    ['会议室和报告厅的规定哪里不一样', ['会议室:会议室的规定', '报告厅:报告厅的规定']],
    ['长租跟短租押金一样吗', ['长租:长租押金', '短租:短租押金']],
    ['自习室与研讨室相比,预约要提前几天', ['自习室:自习室,预约要提前几天', '研讨室:研讨室,预约要提前几天']],
    ['c1和c2总学时各是多少', ['c1:c1总学时是多少', 'c2:c2总学时是多少']],
    ['月卡和年卡会费分别是多少', ['月卡:月卡会费是多少', '年卡:年卡会费是多少']],
    ['换新机和旧机报废分别能帮什么', ['换新机:换新机能帮什么', '旧机报废:旧机报废能帮什么']],
    ['月卡、家庭卡上团课收费有什么不同', ['月卡:月卡上团课收费', '家庭卡:家庭卡上团课收费']],
    ['病假和事假分别找谁批', ['病假:病假找谁批', '事假:事假找谁批']],
    ['泳池和健身房的开放时间各是几点', ['泳池:泳池的开放时间是几点', '健身房:健身房的开放时间是几点']],
    ['银卡会员和金卡会员的积分哪个久', ['银卡会员:银卡会员的积分', '金卡会员:金卡会员的积分']],
    ['警告、记过和留校察看的期限有何不同', ['警告:警告的期限', '记过:记过的期限', '留校察看:留校察看的期限']],
    ['套房比标准间多含些什么', ['套房:套房多含些什么', '标准间:标准间多含些什么']],
    ['比起免费版,团队版贵多少', ['团队版:团队版贵多少', '免费版:免费版贵多少']],
    ['套房须提前几天取消?营地呢', ['套房:套房须提前几天取消', '营地:营地须提前几天取消']],
    ['住校生几点返校,和走读生比呢', ['住校生:住校生几点返校', '走读生:走读生几点返校']],
    ['酒店的导盲犬跟普通宠物有什么不同', ['酒店的导盲犬:酒店的导盲犬', '普通宠物:酒店的普通宠物']],
    [
      '送修前要确认的和修完后要拿的,分别是什么',
      ['送修前要确认的:送修前要确认的,是什么', '修完后要拿的:修完后要拿的,是什么'],
    ],
  ])('%s', (question, expected) => {
    expect(asked(question)).toEqual(expected);
    expect(sides(question)?.compared).toBe(true);
  });

  it('tells things that are only named together from things that are compared', () => {
    expect(sides('借书和还书要带什么')?.compared).toBe(false);
  });

  it.each([
    '保修期是多久',
    '判断专业与否看什么',
    '不同地区的售后一样吗',
    '会员送修要跟别人一样排队吗',
    '合同丢了怎么办',
    '我买了手机,怎么退货',
  ])('%s is about one thing', (question) => expect(sides(question)).toBeUndefined());

  it('names what the question has, and cuts no word', () => {
    const part = fc.constantFrom(
      '合同',
      '会员',
      '和',
      '与',
      '跟',
      '的',
      '押金',
      ',',
      '有什么区别',
      '比',
      '呢',
      '几天',
      '?',
      'a',
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 14 }), (parts) => {
        const question = parts.join('');
        for (const { name } of sidesIn(question, ['合同', '会员', '押金'])?.sides ?? []) {
          expect(question).toContain(name);
          expect(name).not.toMatch(/^同|^员|^金|合$|会$|押$/);
        }
      }),
    );
  });
});
