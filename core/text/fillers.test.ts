import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stripFillers } from './fillers.ts';

describe('stripFillers', () => {
  it.each([
    ['你好，我想请问一下保修期是多久呀，谢谢', '保修期是多久'],
    ['您好！请问运费谁承担？', '运费谁承担？'],
    ['麻烦问下发票怎么开', '发票怎么开'],
    ['不好意思打扰一下，我想咨询一下退款流程', '退款流程'],
    ['在吗？我想了解一下会员等级', '会员等级'],
    ['麻烦您帮我查一下订单状态，谢谢啦', '订单状态'],
    ['能不能告诉我换货要几天？多谢！', '换货要几天？'],
    ['hi, 请问支持七天无理由吗', '支持七天无理由吗'],
    ['亲，可以开发票吗？麻烦了', '可以开发票吗？'],
    ['请问一下哦，保修要带什么', '保修要带什么'],
  ])('%s → %s', (question, stripped) => {
    expect(stripFillers(question)).toBe(stripped);
  });

  it.each([
    '我想申请退款',
    '麻烦的手续有哪些',
    '打扰他人休息怎么处罚',
    '问卷在哪里填',
    '亲属可以代领吗',
    '告诉他人密码怎么办',
    '感谢信写给谁',
    '保修期内呢',
    '帮我退货',
    'history 怎么删除',
  ])('leaves the content of %s', (question) => {
    expect(stripFillers(question)).toBe(question);
  });

  it.each(['你好', '请问', '在吗？', '谢谢', '你好，请问一下', ''])(
    'leaves %j, which is nothing else, as it is',
    (question) => {
      expect(stripFillers(question)).toBe(question);
    },
  );

  it('only ever cuts at the ends, and never down to nothing', () => {
    const fragment = fc.constantFrom(
      '你好',
      '请问',
      '一下',
      '我想',
      '问',
      '，',
      '退款',
      '谢谢',
      '呀',
      '？',
      '麻烦',
      '了',
      '吗',
      'a',
    );
    fc.assert(
      fc.property(fc.array(fragment, { maxLength: 12 }), (fragments) => {
        const question = fragments.join('');
        const stripped = stripFillers(question);
        expect(question).toContain(stripped);
        expect(stripFillers(stripped)).toBe(stripped);
        if (/[\p{L}\p{N}]/u.test(question)) expect(stripped).toMatch(/[\p{L}\p{N}]/u);
      }),
    );
  });

  it('takes little time on a long run of fillers', () => {
    const started = performance.now();
    stripFillers(`${'你好，请问，'.repeat(300)}怎么退款${'，谢谢'.repeat(300)}`);
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});
