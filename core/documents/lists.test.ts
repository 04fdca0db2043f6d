import { describe, expect, test } from 'vitest';
import { buildBlocks, buildText, sliceOf } from '../testing/build-text.ts';
import type { BuiltDocument } from './build-document.ts';

/** Every list as its lead and the heads of its items. */
const listsOf = (built: BuiltDocument): { lead: string | null; heads: string[] }[] =>
  built.document.lists.map((list) => ({
    lead: list.lead === undefined ? null : sliceOf(built)(list.lead),
    heads: list.items.map((item) => sliceOf(built)(item.head)),
  }));
const one = (text: string) => {
  const lists = listsOf(buildText(text));
  expect(lists).toHaveLength(1);
  return lists[0];
};

describe('tables', () => {
  const row = (text: string) => ({ kind: 'row', text }) as const;

  test('are lists of their rows, each named by its first cell', () => {
    const built = buildBlocks([
      { kind: 'paragraph', text: '卡分为两种，具体如下：' },
      row('卡种：月卡；有效期：30天；会费：399元'),
      row('卡种：年卡；有效期：365天；会费：2688元'),
      { kind: 'paragraph', text: '家庭卡另议。' },
    ]);
    expect(listsOf(built)).toEqual([{ lead: '卡分为两种，具体如下：', heads: ['月卡', '年卡'] }]);
    expect(built.document.lists[0]?.items.map(sliceOf(built))).toEqual([
      '卡种：月卡；有效期：30天；会费：399元',
      '卡种：年卡；有效期：365天；会费：2688元',
    ]);
  });

  test('that follow each other are two, and one row is none', () => {
    const rows = ['甲：一；乙：二', '甲：三；乙：四', '丙：五；丁：六', '丙：七；丁：八', '戊：九；己：十'].map(row);
    expect(listsOf(buildBlocks(rows)).map(({ heads }) => heads)).toEqual([
      ['一', '三'],
      ['五', '七'],
    ]);
  });
});

describe('counted in words', () => {
  test('第一点 … 最后 is one list, closed by a conclusion', () => {
    expect(
      one(`挑选要看以下几点。
第一点，看团队。有证书更好。
第二点，看速度。此外，问清热线。
最后，签合同。条款要看清。
总之，多比较。`),
    ).toEqual({ lead: '挑选要看以下几点。', heads: ['第一点，看团队。', '第二点，看速度。', '最后，签合同。'] });
  });

  test('首先 其次 第三 第四 count on', () => {
    expect(one('包括：\n首先，甲部分。\n其次，乙部分。\n第三，丙部分。\n第四，丁部分。')?.heads).toHaveLength(4);
  });

  test('a first item may begin mid-paragraph', () => {
    const list = one('了解之后，该怎么做呢？首先，看政策。留好发票。\n其次，找官方。\n最后，给评价。');
    expect(list).toEqual({
      lead: '了解之后，该怎么做呢？',
      heads: ['首先，看政策。', '其次，找官方。', '最后，给评价。'],
    });
  });

  test('a series in one paragraph ends with its last sentence', () => {
    const built = buildText('首先，登录账户。其次，选择订单。最后，提交申请。客服会在一天内回复您。');
    expect(built.document.lists[0]?.items.map(sliceOf(built))).toEqual([
      '首先，登录账户。',
      '其次，选择订单。',
      '最后，提交申请。',
    ]);
  });

  test('a series inside an item is a list of its own', () => {
    const built = buildText('第一点，看流程。首先，登记。其次，送修。\n第二点，看费用。配件另计。');
    expect(built.document.lists.map((list) => list.items.length)).toEqual([2, 2]);
  });

  test('另外 and 最后 without a beginning are no list', () => {
    expect(listsOf(buildText('品牌不是唯一标准。\n另外，看个人需求。\n最后，看用户评价。'))).toEqual([]);
  });

  test('第一年 and 最后一天 are no counting words', () => {
    expect(listsOf(buildText('第一年免费。第二年收费。最后一天办理。'))).toEqual([]);
  });
});

describe('counted at the beginnings of lines', () => {
  test.each([
    ['1. 登记\n2. 送修\n3. 取机。'],
    ['一、登记；\n二、送修；\n三、取机。'],
    ['（一）登记；\n（二）送修；\n（三）取机。'],
    ['①登记\n②送修\n③取机。'],
    ['- 登记\n- 送修\n- 取机。'],
    ['A. 登记\nB. 送修\nC. 取机。'],
    ['第一步：登记。\n第二步：送修。\n第三步：取机。'],
  ])('%j', (text) => {
    const list = one(`请按下列步骤办理：\n${text}`);
    expect(list?.lead).toBe('请按下列步骤办理：');
    expect(list?.heads).toHaveLength(3);
  });

  test('a nested list lies in its item, a paragraph of an item belongs to it', () => {
    const built = buildText(`1. 退货条件如下：
（1）七天内；
（2）包装完好。
2. 换货。
换货只限一次，请先联系客服。
3. 维修。
维修要带发票，还要带保修卡。`);
    const [outer, inner] = built.document.lists;
    expect(outer?.items.map(sliceOf(built))).toEqual([
      '1. 退货条件如下：\n（1）七天内；\n（2）包装完好。',
      '2. 换货。\n换货只限一次，请先联系客服。',
      '3. 维修。\n维修要带发票，还要带保修卡。',
    ]);
    expect(inner?.items.map(sliceOf(built))).toEqual(['（1）七天内；', '（2）包装完好。']);
  });

  test('lists parted by a sentence or a heading stay two', () => {
    const bullets = '所需材料：\n- 发票\n- 保修卡\n另外还可以带上：\n- 包装盒\n- 配件';
    expect(listsOf(buildText(bullets)).map((list) => list.heads)).toEqual([
      ['发票', '保修卡'],
      ['包装盒', '配件'],
    ]);
    const numbers = '退货材料\n1. 发票；\n2. 吊牌。\n换货材料\n1. 订单号；\n2. 照片。';
    expect(listsOf(buildText(numbers)).map((list) => list.lead)).toEqual(['退货材料', '换货材料']);
    const goingOn = '退货材料\n1. 发票；\n2. 吊牌。\n换货材料\n3. 订单号；\n4. 照片。';
    expect(listsOf(buildText(goingOn)).map((list) => list.heads.length)).toEqual([2, 2]);
  });

  test('items that a format marks nest by depth', () => {
    const item = (text: string, depth: number, marker = '-') => ({ kind: 'item' as const, text, marker, depth });
    const built = buildBlocks(
      [
        item('退货', 0),
        item('七天内', 1),
        item('包装完好', 1),
        item('换货', 0),
        { kind: 'paragraph', text: '见下文。' },
      ],
      { structured: true },
    );
    expect(built.document.lists.map((list) => list.items.map(sliceOf(built)))).toEqual([
      ['退货\n- 七天内\n- 包装完好', '换货'],
      ['七天内', '包装完好'],
    ]);
  });

  test('a label before a colon names the item', () => {
    expect(one('有两种方式：\n- 上门维修：技术人员到指定地点。\n- 寄修：把机器寄到服务中心。')?.heads).toEqual([
      '上门维修',
      '寄修',
    ]);
  });
});

describe('inside one line', () => {
  test.each([
    ['做到三点：一是及时；二是专业；三是透明。', '做到三点：', ['一是及时；', '二是专业；', '三是透明。']],
    ['做到一是及时，二是专业，三是透明。', '做到', ['一是及时，', '二是专业，', '三是透明。']],
    ['所需材料：①发票；②保修卡。', '所需材料：', ['①发票；', '②保修卡。']],
    [
      '下列情形不予保修：（一）进水的；（二）自行拆机的。',
      '下列情形不予保修：',
      ['（一）进水的；', '（二）自行拆机的。'],
    ],
    ['权益包括：优先维修；折价换新；老用户升级。', '权益包括：', ['优先维修；', '折价换新；', '老用户升级。']],
  ])('%s', (text, lead, heads) => {
    expect(one(text)).toEqual({ lead, heads });
  });

  test.each(['依照第（一）项、第（二）项的规定办理。', '营业时间：9:00；周末照常。', '他说：好。'])(
    'no list: %s',
    (text) => {
      expect(listsOf(buildText(text))).toEqual([]);
    },
  );
});

describe('sibling headings', () => {
  const bodies = `专业程度
技术人员应当具备专业知识，能够准确判断故障的原因。
响应速度
报修以后多久有人联系、多久上门，都要事先问清楚。
总之，两样都要看。`;

  test('under a question are a list of its answers, without the conclusion', () => {
    const built = buildText(`售后指南\n选择售后看哪些因素？\n${bodies}`);
    expect(listsOf(built)).toEqual([{ lead: '选择售后看哪些因素？', heads: ['专业程度', '响应速度'] }]);
    expect(built.passages.at(-1)?.path).toEqual(['选择售后看哪些因素？']);
  });

  test('under a plain title are not', () => {
    expect(listsOf(buildText(`售后指南\n本指南供门店人员和消费者参考使用。\n${bodies}`))).toEqual([]);
  });

  test('are a list when they are numbered', () => {
    const built = buildText(
      '售后指南\n1. 耐用品（如家电）\n这类产品使用周期长，维修最要紧。\n2. 快消品\n这类产品价格低，退换最要紧。',
    );
    expect(listsOf(built)[0]?.heads).toEqual(['1. 耐用品（如家电）', '2. 快消品']);
  });
});
