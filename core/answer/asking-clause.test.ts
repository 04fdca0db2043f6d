import fc from 'fast-check';
import { expect, it } from 'vitest';
import { askingClause, asksIn } from './asking-clause.ts';

it.each([
  ['网上翻了翻,十个里头八个在骂,这家还能要不', '这家还能要不'],
  ['我老出差,选哪种售后省事?', '选哪种售后省事?'],
  ['电脑崩了能捞回来吗?论文还在里面', '电脑崩了能捞回来吗?'],
  ['保修期是多久', '保修期是多久'],
  ['发票丢了,保修卡也丢了', '发票丢了,保修卡也丢了'],
])('%s', (query, clause) => {
  expect(askingClause(query)).toBe(clause);
});

it('is always a part of the question', () => {
  const parts = fc.array(fc.constantFrom('发票丢了', ',', '怎么办', '?', '。', '  ', '谁管', 'a1'), { maxLength: 12 });
  fc.assert(
    fc.property(parts, (all) => {
      expect(all.join('')).toContain(askingClause(all.join('')));
    }),
  );
});

it.each([
  ['我老出差,选哪种售后,另外青岛有几个网点', ['我老出差,选哪种售后', '我老出差,青岛有几个网点']],
  ['押金能退吗?多久退', ['押金能退吗?', '多久退']],
  ['押金能退吗', ['押金能退吗']],
])('%s asks apart', (query, asks) => {
  expect(asksIn(query)).toEqual(asks);
});
