import { describe, expect, it } from 'vitest';
import { formOf, holdsValue } from './question-type.ts';

describe('form of a question', () => {
  it.each([
    ['退货要准备哪些材料', 'list'],
    ['办理流程是什么', 'list'],
    ['需要满足什么条件', 'list'],
    ['签收要注意哪几点', 'list'],
    ['付款有几种方式', 'list'],
    ['退货分几个步骤', 'list'],
    ['有哪几家网点', 'list'],
    ['选推车看什么', 'list'],
    ['退货要带那些材料', 'list'],
    ['除了退换还管什么', 'list'],
    ['那些换下来的零件能带走吗', 'yes-no'],
    ['整机和部件的保修有什么区别', 'comparison'],
    ['寄修还是上门更划算', 'comparison'],
    ['为什么要留发票', 'reason'],
    ['什么是无理由退货', 'definition'],
    ['服务级别协议是什么意思', 'definition'],
    ['怎么申请退款', 'how'],
    ['可以拒绝收货吗', 'yes-no'],
    ['第二十五条怎么规定的', 'wording'],
    ['给我看原文', 'wording'],
    ['运费承担', 'other'],
    ['知名品牌强在哪', 'other'],
    ['哪家售后更省心', 'other'],
    ['主要是哪几块', 'list'],
    ['修它这几天我没车用', 'other'],
  ])('%s asks for %s', (question, kind) => expect(formOf(question).kind).toBe(kind));

  it.each([
    ['修一次多少钱', 'money'],
    ['收不收宠物费', 'money'],
    ['学费一共多少', 'money'],
    ['安装要另外给钱吗', 'money'],
    ['赔偿金多少', 'money'],
    ['定金付了多少天', 'duration'],
    ['保修期是多久', 'duration'],
    ['几天能到账', 'duration'],
    ['投诉之后几天给答复', 'duration'],
    ['师傅多快能上门', 'duration'],
    ['几点可以入住', 'clock'],
    ['多大可以报名', 'age'],
    ['什么时候开始算', 'moment'],
    ['热线几点下班', 'clock'],
    ['客服电话是多少', 'phone'],
    ['投诉电话是哪个号', 'phone'],
    ['联系方式给我一个', 'phone'],
    ['维修点在哪里', 'place'],
    ['寄修用哪家快递', 'name'],
    ['运费由谁承担', 'person'],
    ['定金比例是多少', 'percentage'],
    ['第几条规定了罚款', 'clause'],
    ['全国有多少家网点', 'count'],
  ])('%s asks for %s', (question, value) => expect(formOf(question)).toMatchObject({ kind: 'value', value }));

  it('reads how many entries are expected, in either kind of digits', () => {
    expect(formOf('要看哪六个方面').count).toBe(6);
    expect(formOf('有哪12项要求').count).toBe(12);
    expect(formOf('十二个要点是什么').count).toBe(12);
    expect(formOf('两种方式有哪些').count).toBe(2);
    expect(formOf('有哪些方面').count).toBeUndefined();
    expect(formOf('六个月内能退吗').count).toBeUndefined();
  });
});

describe('values in a source', () => {
  it.each([
    ['money', '上门费 50 元一次', true],
    ['money', '费用由双方商定', false],
    ['duration', '应当在三个工作日内退还', true],
    ['duration', '应当及时退还', false],
    ['phone', '服务热线 400-820-5577', true],
    ['phone', '请联系当地网点', false],
    ['percentage', '按货款的 20% 支付', true],
    ['clause', '依照第二十五条处理', true],
    ['count', '每证可借 8 册', true],
    ['count', '读者证分为四种', false],
    ['moment', '在关键节点(如维修完成后、咨询结束后)邀请评价', true],
    ['moment', '主要发生在购买后短期内', true],
    ['moment', '服务质量很重要', false],
    ['name', '到青禾医院体检', true],
    ['name', '县级以上医院的体检证明', false],
  ] as const)('%s in %s: %s', (kind, text, held) => expect(holdsValue(kind, text)).toBe(held));
});
