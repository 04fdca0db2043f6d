import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildBlocks, buildText, paragraphs, sliceOf } from '../testing/build-text.ts';
import type { Block } from './block.ts';
import type { BuiltDocument } from './build-document.ts';

const paths = ({ document }: BuiltDocument): string[] => document.sections.map((section) => section.path.join(' > '));
const passageOf = (built: BuiltDocument, words: string) =>
  built.passages.find((passage) => sliceOf(built)(passage).includes(words));

describe('a regulation', () => {
  const built = buildText(`某市家电维修管理办法
（2020年5月14日通过，自2020年7月1日起施行）
第一章 总则
第一条 为了规范家电维修服务，保护消费者的合法权益，制定本办法。
第二条　本办法适用于本市的家电维修服务。
本办法所称家电维修服务，是指检测、修理、保养等经营活动。
第二章 维修服务
第三条 维修经营者应当遵守下列规定：
（一）明示收费标准；
（二）使用的配件应当符合下列要求：
1．有合格证明；
2．标明生产者；
（三）其他义务。
违反前款第（二）项规定的，消费者有权拒绝付费。
第四条规定的保修期另行公布，各经营者应当执行。
第四条之一 上门维修应当出示证件。`);

  test('has chapters and articles as its outline', () => {
    expect(built.document.title).toBe('某市家电维修管理办法');
    expect(paths(built)).toEqual([
      '第一章 总则',
      '第一章 总则 > 第一条',
      '第一章 总则 > 第二条',
      '第二章 维修服务',
      '第二章 维修服务 > 第三条',
      '第二章 维修服务 > 第四条之一',
    ]);
  });

  test('keeps an article whole: lead, items and the paragraph after them', () => {
    const passage = passageOf(built, '第三条 维修经营者');
    expect(passage?.path).toEqual(['第二章 维修服务', '第三条']);
    expect(sliceOf(built)(passage ?? { start: 0, end: 0 })).toContain('消费者有权拒绝付费');
    expect(passage?.units.filter((unit) => unit.kind === 'item').map(sliceOf(built))).toEqual([
      '（一）明示收费标准；',
      '1．有合格证明；',
      '2．标明生产者；',
      '（三）其他义务。',
    ]);
  });

  test('knows a paragraph without number from an item', () => {
    const list = built.document.lists[0];
    expect(list?.items.map(sliceOf(built))).toEqual([
      '（一）明示收费标准；',
      '（二）使用的配件应当符合下列要求：\n1．有合格证明；\n2．标明生产者；',
      '（三）其他义务。',
    ]);
    expect(sliceOf(built)(list?.lead ?? { start: 0, end: 0 })).toBe('第三条 维修经营者应当遵守下列规定：');
  });
});

test('a contract: articles with titles hold numbered clauses, the signature is no section', () => {
  const built = buildText(`设备维保合同
甲方：江南机械有限公司
乙方：安信设备服务有限公司
第一条 服务内容
1.1 乙方负责甲方设备的定期保养。
1.2 乙方每季度至少巡检一次，并提交报告。
第二条 违约责任
2.1 乙方迟到的，每日按合同总价的0.5%支付违约金。
2.2 违约金不超过合同总价的10%。
甲方（盖章）：
乙方（盖章）：
2026年3月1日`);
  expect(paths(built)).toEqual(['第一条 服务内容', '第二条 违约责任']);
  expect(built.document.lists.map((list) => list.items.length)).toEqual([2, 2]);
});

test('a list of questions: each question heads its answer', () => {
  const built = buildText(`常见问题
一、退换货
1、怎么申请退货？
登录账户，选择订单，点击“申请售后”即可。
2、退款多久到账？
验收后1—3个工作日原路退回。
二、维修
1、保修期从哪天算起？
从发票开具之日算起。
Q：可以上门取件吗？
A：可以，每单限一次。
Q：取件收费吗？
A：不收费。`);
  expect(paths(built)).toEqual([
    '一、退换货',
    '一、退换货 > 1、怎么申请退货？',
    '一、退换货 > 2、退款多久到账？',
    '二、维修',
    '二、维修 > 1、保修期从哪天算起？',
    '二、维修 > 可以上门取件吗？',
    '二、维修 > 取件收费吗？',
  ]);
  expect(passageOf(built, '原路退回')?.path).toEqual(['一、退换货', '2、退款多久到账？']);
});

test('a first question with its own answer is a section among the others', () => {
  const built = buildText(`怎么申请退货？
登录账户，选择订单，点击“申请售后”即可。
退款多久到账？
验收后1—3个工作日原路退回。`);
  expect(built.document.title).toBe('怎么申请退货？');
  expect(paths(built)).toEqual(['怎么申请退货？', '退款多久到账？']);
});

test('steps with bodies are sections, a hint after the last stands beside them', () => {
  const built = buildText(`# 滤芯更换指南
请先准备新滤芯、毛巾和水桶。
步骤一：关闭进水阀
逆时针转动进水阀，直到水流停止。
步骤二：取出旧滤芯
用扳手松开滤瓶，取出旧滤芯。
注意：滤瓶里有余水。
温馨提示：
滤芯一般6到12个月更换一次，具体时间看当地水质。`);
  expect(built.document.title).toBe('滤芯更换指南');
  expect(paths(built)).toEqual(['步骤一：关闭进水阀', '步骤二：取出旧滤芯', '温馨提示']);
  expect(built.document.lists.map((list) => list.items.length)).toEqual([2]);
});

test('a policy: short lines head what follows, English and addresses stay whole', () => {
  const built = buildText(`手表售后政策
适用范围
本政策适用于国行手表。If you bought it abroad, contact the dealer. 海外产品请联系经销商。
保修期限
主机：12个月
电池：6个月
送修流程
1. 拨打 400-000-1234 登记；
2. 寄到服务中心（地址见 https://a.example/repair?lang=zh），运费由我们承担；
3. 修好后寄回。
整个流程一般需要7至10天。`);
  expect(paths(built)).toEqual(['适用范围', '保修期限', '送修流程']);
  expect(passageOf(built, 'If you')?.units.slice(2).map(sliceOf(built))).toEqual([
    '本政策适用于国行手表。',
    'If you bought it abroad, contact the dealer.',
    '海外产品请联系经销商。',
  ]);
  expect(built.document.lists[0]?.items.length).toBe(3);
});

test('a notice: numbered sentences are items, not headings', () => {
  const built = buildText(`关于春节服务安排的通知
各位用户：
现将安排通知如下：
一、2月14日至2月22日，线下网点暂停营业。
二、热线电话每天有人值守，紧急故障请选择3号键。
给您带来不便，敬请谅解。
安信设备服务有限公司
2026年2月10日`);
  expect(paths(built)).toEqual([]);
  expect(built.document.lists[0]?.items.map(sliceOf(built))).toEqual([
    '一、2月14日至2月22日，线下网点暂停营业。',
    '二、热线电话每天有人值守，紧急故障请选择3号键。',
  ]);
});

test('a number on its own line goes with the heading below it', () => {
  const built = buildText(`收藏！家电保修那些事儿
电器坏了，能不能免费修？今天一次说清楚。
01
保修期怎么算
按照规定，保修期从开具发票之日起算。
02
哪些情况不保修
自行拆机、进水受潮的，不能免费修。`);
  expect(built.document.title).toBe('收藏！家电保修那些事儿');
  expect(built.passages.map((passage) => sliceOf(built)(passage).split('\n')[0])).toEqual([
    '收藏！家电保修那些事儿',
    '01',
    '02',
  ]);
});

test('Traditional text is read like Simplified', () => {
  const built = buildText(`退換貨須知
退貨條件
商品須保持全新狀態，並附上發票與完整包裝。
退貨步驟
首先，登入會員中心，填寫申請。其次，將商品包裝好。最後，等待退款。
總之，退貨前請先閱讀本須知。`);
  expect(paths(built)).toEqual(['退貨條件', '退貨步驟']);
  expect(built.document.lists[0]?.items.length).toBe(3);
  expect(passageOf(built, '總之')?.path).toEqual([]);
});

test('marked headings win over shape', () => {
  const blocks: Block[] = [
    { kind: 'heading', level: 1, text: '售后手册' },
    { kind: 'heading', level: 2, text: '保修' },
    { kind: 'paragraph', text: '短短一行' },
    { kind: 'paragraph', text: '整机保修一年，自签收之日起计算，凭发票和保修卡享受服务。' },
    { kind: 'heading', level: 3, text: '电池' },
    { kind: 'paragraph', text: '电池保修六个月。' },
    { kind: 'heading', level: 2, text: '退货' },
    { kind: 'item', text: '七天内', marker: '-', depth: 0 },
    { kind: 'item', text: '包装完好\n配件齐全', marker: '-', depth: 0 },
    { kind: 'row', text: '项目：高空作业；价格：100元' },
  ];
  const built = buildBlocks(blocks, { structured: true });
  expect(built.document.title).toBe('售后手册');
  expect(paths(built)).toEqual(['保修', '保修 > 电池', '退货']);
  expect(built.document.lists[0]?.items.map(sliceOf(built))).toEqual(['七天内', '包装完好\n配件齐全']);
  expect(built.document.text).toContain('\n- 七天内\n- 包装完好\n配件齐全\n项目：高空作业；价格：100元');
});

test('articles are found in marked documents too', () => {
  const built = buildBlocks(
    [
      { kind: 'heading', level: 1, text: '管理办法' },
      { kind: 'heading', level: 2, text: '第一章 总则' },
      { kind: 'paragraph', text: '第一条 为了规范服务，制定本办法。' },
      { kind: 'paragraph', text: '第二条 本办法适用于本市。' },
    ],
    { structured: true },
  );
  expect(paths(built)).toEqual(['第一章 总则', '第一章 总则 > 第一条', '第一章 总则 > 第二条']);
});

test('facts name the document, an id of its own gives stable passage ids', () => {
  const one = buildText('保修期限\n整机保修一年，自签收之日起计算。', { id: 'warranty', title: '保修' });
  const two = buildText('前言\n先读本手册，再联系客服，以免耽误。\n保修期限\n整机保修一年，自签收之日起计算。', {
    id: 'warranty',
    title: '保修',
  });
  expect(one.document).toMatchObject({ id: 'warranty', title: '保修' });
  expect(passageOf(two, '整机')?.id).not.toBe(passageOf(two, '先读')?.id);
  expect(buildText('整机保修一年。', { id: 'a' }).passages[0]?.id).not.toBe(
    buildText('整机保修一年。', { id: 'b' }).passages[0]?.id,
  );
});

test('an empty document has no passages and takes its file name as title', () => {
  expect(buildText('')).toMatchObject({ document: { title: 'guide', text: '' }, passages: [], clutter: [] });
});

describe('any text', () => {
  const clause = fc
    .array(
      fc.constantFrom('退货', '保修期', '七天', '商家', '应当', '可以', '，', '、', '“原样”', '（含配件）', ' App '),
      {
        minLength: 1,
        maxLength: 40,
      },
    )
    .map((words) => words.join(''));
  const sentence = fc
    .tuple(clause, fc.constantFrom('。', '？', '；', '：', '', '!', ';'))
    .map((parts) => parts.join(''));
  const opening = fc.constantFrom(
    ...[
      '',
      '',
      '',
      '1. ',
      '2. ',
      '一、',
      '二、',
      '（一）',
      '（二）',
      '首先，',
      '其次，',
      '最后，',
      '第一条 ',
      '第二条 ',
    ],
    ...['第一章 ', '① ', '- ', '• ', '# ', '问：', '一是', '第一点，', '第二点，', '总之，', '步骤一：'],
  );
  const line = fc
    .tuple(opening, fc.array(sentence, { minLength: 1, maxLength: 8 }))
    .map(([start, rest]) => start + rest.join(''));
  const text = fc.array(line, { maxLength: 25 }).map((lines) => lines.join('\n'));
  const bare = (words: string): string => words.replace(/[\s•]|(?<=^|\n)- /g, '');

  test('offsets are exact, units tile their passage, nothing is lost', () => {
    fc.assert(
      fc.property(text, fc.boolean(), (words, structured) => {
        const built = buildBlocks(paragraphs(words), { structured });
        const slice = sliceOf(built);
        const { document, passages } = built;
        expect(
          document.text.replace(/\s/g, '') +
            built.clutter
              .map((one) => one.text)
              .join('')
              .replace(/\s/g, ''),
        ).toHaveLength(words.replace(/\s/g, '').length);
        expect(bare(passages.map(slice).join('\n'))).toBe(bare(document.text));
        for (const [i, passage] of passages.entries()) {
          expect(passage.start).toBeGreaterThanOrEqual(passages[i - 1]?.end ?? 0);
          expect([passage.previous, passage.next]).toEqual([passages[i - 1]?.id ?? null, passages[i + 1]?.id ?? null]);
          expect(bare(passage.units.map(slice).join('\n'))).toBe(bare(slice(passage)));
          for (const [j, unit] of passage.units.entries()) {
            expect(slice(unit)).toBe(slice(unit).trim());
            expect(unit.start).toBeGreaterThanOrEqual(passage.units[j - 1]?.end ?? passage.start);
            expect(unit.end).toBeLessThanOrEqual(passage.end);
            expect(unit.end).toBeGreaterThan(unit.start);
          }
        }
        expect(new Set(passages.map((passage) => passage.id)).size).toBe(passages.length);
      }),
    );
  });

  test('a passage over the maximum is one list item or one unit with its headings', () => {
    fc.assert(
      fc.property(text, (words) => {
        const built = buildText(words);
        for (const passage of built.passages) {
          const body = passage.units.filter((unit) => unit.kind !== 'heading');
          const length = (body.at(-1)?.end ?? 0) - (body[0]?.start ?? 0);
          if (length > 600) expect(body).toHaveLength(1);
        }
      }),
    );
  });

  test('lists hold their items in order, and lists never cross', () => {
    fc.assert(
      fc.property(text, (words) => {
        const { document } = buildText(words);
        for (const list of document.lists) {
          expect(list.items.length).toBeGreaterThan(1);
          for (const [i, item] of list.items.entries()) {
            expect(item.start).toBeGreaterThanOrEqual(list.items[i - 1]?.end ?? list.start);
            expect(item.head.start).toBeGreaterThanOrEqual(item.start);
            expect(item.head.end).toBeLessThanOrEqual(item.end);
          }
          for (const other of document.lists) {
            const apart = other.end <= list.start || other.start >= list.end;
            const inside = list.items.some((item) => item.start <= other.start && other.end <= item.end);
            const around = other.items.some((item) => item.start <= list.start && list.end <= item.end);
            expect(apart || inside || around || other === list).toBe(true);
          }
        }
      }),
    );
  });

  test('a list item that fits a passage is never cut', () => {
    fc.assert(
      fc.property(text, (words) => {
        const { document, passages } = buildText(words);
        const headings = document.sections.map((section) => section.start);
        for (const item of document.lists.flatMap((list) => list.items)) {
          if (item.end - item.start > 600 || headings.some((at) => at >= item.start && at < item.end)) continue;
          expect(passages.filter((passage) => passage.start < item.end && passage.end > item.start)).toHaveLength(1);
        }
      }),
    );
  });

  test('the stored text, read again as plain lines, keeps all its text', () => {
    fc.assert(
      fc.property(text, (words) => {
        const { document } = buildText(words);
        expect(buildText(document.text).document.text).toBe(document.text);
      }),
    );
  });
});
