import { expect, it } from 'vitest';
import { namesWording } from './verbatim-request.ts';

it.each([
  ['安全召回是怎么表述的,一字不差念给我', '安全召回是怎么表述的,原文'],
  ['起算那句怎么写的?我要原封不动贴给客户', '起算那句怎么写的?原文'],
  ['“通行证”那句逐字给我', '“通行证”那句原文给我'],
  ['第十条抄给我', '第十条抄给我'],
  ['押金退还,照抄一下', '押金退还,原文'],
  ['逾期怎么算,我要截给师傅看', '逾期怎么算,原文'],
])('%s → %s', (question, named) => {
  expect(namesWording(question)).toBe(named);
});

it.each([
  '发票怎么开',
  '发票能发给我吗',
  '合同要不要复制一份',
  '截图发给客服吗',
  '快递单贴在哪里',
  '说明书丢了,怎么办',
  '',
])('leaves %j as it is', (question) => {
  expect(namesWording(question)).toBe(question);
});

it.each(['发票', '发货', '发错货', '发票丢了', '念书', '抄表', '贴膜', '发热', '背包', '截肢', '抄水表', '摘牙套'])(
  '%s only begins with such a verb',
  (question) => expect(namesWording(question)).toBe(question),
);
