import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { createAnalyzer } from '../../adapters/analyzer.ts';
import { numbered } from '../../testing/numbered-passages.ts';
import { readMarkers } from './citation-markers.ts';
import type { NumberedPassage } from './source-sentence.ts';
import { verifySentence } from './verify-sentence.ts';

const analyzer = createAnalyzer();

/** `text` with its markers, against passages. */
function verdictOn(text: string, passages: readonly NumberedPassage[]) {
  return verifySentence(readMarkers(text), passages, analyzer);
}

const RULES = `云台健身房会员规则
会员卡
会员应当凭会员卡入场，卡片遗失的，可以在前台补办，补办费为二十元。年卡有效期为十二个月，自激活之日起计算。
会员可以申请停卡，每年最多停卡两次，每次不超过30天；季卡不支持停卡。
未满18岁的会员必须由监护人陪同，无需另外购票。
退卡
自购卡之日起七日内未激活的，可以全额退款，但团购卡除外。已激活的，按剩余天数的80%退还。
退卡的手续费由会员承担；因场馆停业退卡的，手续费由场馆承担。
私教课程不得转让。投诉电话：0571-8800-1234，客服使用 FitDesk 系统登记。会员停车请使用B2层东侧车位，每小时收费五元。`;

describe('a sentence of a model', () => {
  let passages: readonly NumberedPassage[];
  beforeAll(async () => {
    passages = await numbered(RULES);
    expect(passages).toHaveLength(2);
  });

  it.each([
    '会员可以申请停卡，每年最多2次，每次不超过三十天。[1]',
    '卡片遗失的，可以在前台补办，补办费为20元。[1]',
    '年卡有效期为12个月。[1]',
    '年卡的有效期自激活之日起计算，为十二个月。[1]',
    '季卡不支持停卡[1]。',
    '未满18岁的会员必须由监护人陪同[1]。',
    '自购卡之日起7日内未激活的，可以全额退款，但团购卡除外。[2]',
    '已激活的，按剩余天数的百分之八十退还。[2]',
    '因场馆停业退卡的，手续费由场馆承担。[2]',
    '退卡的手续费由会员承担；因场馆停业退卡的，手续费由场馆承担[2]。',
    '私教课程不可以转让。[2]',
    '投诉电话是0571-8800-1234。[2]',
    '客服使用 FITDESK 系统登记。[2]',
    '年卡有效期为十二个月，退卡的手续费由会员承担；因场馆停业退卡的，由场馆承担。[1][2]',
  ])('passes: %s', (text) => {
    expect(verdictOn(text, passages)).toMatchObject({ passed: true });
  });

  it.each([
    ['citation', '会员可以申请停卡。'],
    ['citation', '会员可以申请停卡。[3]'],
    ['support', '会员可以申请停卡。[2]'],
    ['support', '会员可以在泳池免费使用毛巾和储物柜。[1]'],
    ['quantities', '会员可以申请停卡，每年最多停卡三次，每次不超过30天。[1]'],
    ['quantities', '年卡有效期为十二天，自激活之日起计算。[1]'],
    ['quantities', '已激活的，按剩余天数的85%退还。[2]'],
    ['quantities', '卡片遗失的，可以在前台补办，补办费为三十元。[1]'],
    ['stances', '季卡支持停卡。[1]'],
    ['stances', '会员不可以申请停卡。[1]'],
    ['stances', '私教课程可以转让。[2]'],
    ['stances', '未满18岁的会员可以由监护人陪同，无需另外购票。[1]'],
    ['stances', '会员可以申请停卡，每年最少停卡两次，每次不超过30天。[1]'],
    ['stances', '未满18岁的会员必须由监护人陪同，必须另外购票。[1]'],
    ['names', '会员停车请使用B1层东侧车位，每小时收费五元。[2]'],
    ['support', '投诉电话：0571-8800-1235。[2]'],
    ['opposites', '自购卡之日起七日内未激活的，可以部分退款，但团购卡除外。[2]'],
    ['parties', '因场馆停业退卡的，手续费由会员承担。[2]'],
    ['clauses', '未满18岁的会员必须由监护人陪同，无需另外购票，教练在骗人。[1]'],
    ['limits', '自购卡之日起七日内未激活的，可以全额退款。[2]'],
    ['words', '会员凭会员卡入场时应当出示，卡片遗失的，可以在前台补办。[1]'],
    ['words', '会员购卡应当凭会员卡入场，卡片遗失的，可以在前台补办。[1]'],
    ['plain text', '私教课程不得转让，见 https://a.example/x 。[2]'],
    ['plain text', '私教课程<b>不得</b>转让。[2]'],
  ])('fails by its %s: %s', (gate, text) => {
    expect(verdictOn(text, passages)).toMatchObject({ passed: false, gate });
  });

  it('that fails gives way to what the source says about the same', () => {
    const verdict = verdictOn('年卡有效期为十五个月，自激活之日起计算。[1]', passages);
    if (verdict.passed || !verdict.instead) throw new Error('no sentence');
    const { document, start, end } = verdict.instead;
    expect(document.text.slice(start, end)).toBe('年卡有效期为十二个月，自激活之日起计算。');
  });

  it('that is about nothing in the source gives way to nothing', () => {
    expect(verdictOn('祝您生活愉快，欢迎下次光临。[1]', passages)).toMatchObject({ passed: false, instead: undefined });
  });
});

/** Sentences as rules have them, of words of several fields. */
const word = (...words: string[]) => fc.constantFrom(...words);
const subject = word('读者', '承租人', '投保人', '申请人', '旅客', '驾驶员', '会员', '业主');
const object = word('借阅证', '租赁合同', '保险单', '登机牌', '停车位', '装修押金', '体检报告', '行李');
const verb = word('提交', '办理', '归还', '查验', '登记', '更换', '保管', '领取');
const place = word('服务台', '营业厅', '物业中心', '登机口', '窗口', '仓库');
const modal = word('必须', '应当', '可以', '不得', '无需');
const count = fc.integer({ min: 2, max: 98 });
const unit = word('天', '个月', '小时', '元', '次', '个工作日', '%');
const sentence = fc.oneof(
  fc.tuple(subject, modal, place, verb, object).map(([s, m, p, v, o]) => `${s}${m}在${p}${v}${o}。`),
  fc.tuple(subject, count, unit, modal, verb, object).map(([s, n, u, m, v, o]) => `${s}在${n}${u}内${m}${v}${o}。`),
  fc.tuple(object, subject, verb, count, unit).map(([o, s, v, n, u]) => `${o}由${s}${v}，以${n}${u}为限。`),
  fc
    .tuple(subject, word('未', '没有', '不'), verb, object, place, count, unit)
    .map(([s, no, v, o, p, n, u]) => `${s}${no}${v}${o}的，${p}按${n}${u}处理。`),
);
const rules = fc.uniqueArray(sentence, { minLength: 3, maxLength: 6 });

type Change = { name: string; of: (text: string) => string[] };
const replacing = (pattern: RegExp, by: (found: string) => string[]) => (text: string) =>
  [...text.matchAll(pattern)].flatMap((match) =>
    by(match[0]).map((other) => text.slice(0, match.index) + other + text.slice(match.index + match[0].length)),
  );
const MODALS = ['必须', '应当', '可以', '不得', '无需'];
const CHANGES: Change[] = [
  { name: 'one number changed', of: replacing(/\d+/g, (found) => [`${Number(found) + 1}`, `${Number(found)}0`]) },
  { name: 'one unit changed', of: replacing(/(?<=\d)(?:天|小时|元)/g, (found) => [found === '天' ? '年' : '天']) },
  { name: 'a negation taken out', of: replacing(/未|没有|不(?!得)/g, () => ['']) },
  { name: 'a negation put in', of: replacing(/提交|办理|归还|登记|领取/g, (found) => [`不${found}`, `未${found}`]) },
  { name: 'a modal swapped', of: replacing(/必须|应当|可以|不得|无需/g, (found) => MODALS.filter((m) => m !== found)) },
];

describe('what clauses beside each other say', () => {
  let passages: readonly NumberedPassage[];
  beforeAll(async () => {
    passages = await numbered(
      '打印与转让\n黑白打印和复印每页三角，彩色打印每页一元五角，扫描免费。年卡、次卡经店长同意可以转让，月卡不得转让。一般投诉在5个工作日内答复；涉及赔偿的，由办公室复核，在15个工作日内答复。',
    );
  });

  it.each([
    '一般投诉在5个工作日内答复[1]。',
    '涉及赔偿的，由办公室复核[1]。',
    '黑白打印每页三角[1]。',
    '彩色打印每页一元五角[1]。',
    '月卡不得转让[1]。',
  ])('is told of each: %s', (text) => {
    expect(verdictOn(text, passages)).toMatchObject({ passed: true });
  });

  it.each([
    ['quantities', '黑白打印每页五角[1]。'],
    ['quantities', '黑白打印每页一元五角[1]。'],
    ['quantities', '彩色打印每页三角[1]。'],
    ['quantities', '打印每页三角[1]。'],
    ['limits', '由办公室复核[1]。'],
    ['quantities', '一般投诉在15个工作日内答复[1]。'],
    ['stances', '年卡不得转让[1]。'],
    ['stances', '月卡可以转让[1]。'],
  ])('is not told of the other, by %s: %s', (gate, text) => {
    expect(verdictOn(text, passages)).toMatchObject({ passed: false, gate });
  });
});

describe('whatever the source says', () => {
  const sourceOf = (sentences: readonly string[]) => numbered(`规则\n${sentences.join('')}`);

  it('a sentence copied from it passes', async () => {
    await fc.assert(
      fc.asyncProperty(rules, async (sentences) => {
        const passages = await sourceOf(sentences);
        for (const text of sentences) expect(verdictOn(`${text}[1]`, passages)).toMatchObject({ passed: true });
      }),
      { numRuns: 40 },
    );
  });

  it.each(CHANGES)('the same with $name never passes', async ({ of }) => {
    await fc.assert(
      fc.asyncProperty(rules, async (sentences) => {
        const passages = await sourceOf(sentences);
        for (const text of sentences.flatMap(of)) {
          if (!sentences.includes(text))
            expect({ text, ...verdictOn(`${text}[1]`, passages) }).toMatchObject({ passed: false });
        }
      }),
      { numRuns: 40 },
    );
  });
});
