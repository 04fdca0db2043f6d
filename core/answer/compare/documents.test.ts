import { expect, it } from 'vitest';
import { documentsIn } from './documents.ts';

it.each([
  ['两份入住须知里,入住时间分别怎么说', { count: '两', kind: '入住须知', asks: '入住时间怎么说' }],
  ['两篇文章都提到保修了吗', { count: '两', kind: '文章', asks: '提到保修了吗' }],
  ['这三份文件对押金的规定有什么不同', { count: '三', kind: '文件', asks: '押金的规定' }],
  ['两个文档里退货期限一样吗', { count: '两', kind: '文档', asks: '退货期限' }],
])('%s is put to several documents', (question, expected) => expect(documentsIn(question)).toEqual(expected));

it.each(['要交两份材料吗', '用哪两个办法看出专不专业', '每份合同要盖章吗', '两份文件'])('%s is not', (question) =>
  expect(documentsIn(question)).toBeUndefined(),
);
