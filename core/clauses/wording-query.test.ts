import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readWordingQuery } from './wording-query.ts';

const parts = (query: string) =>
  readWordingQuery(query).references.map(({ parts, paragraph, item }) => [
    parts.map(({ key }) => key).join(' '),
    paragraph,
    item,
  ]);

describe('a query for exact words', () => {
  it('names titles, parts, exact words, and something else', () => {
    expect(readWordingQuery('《借阅规则》第4条 “无法购得” 怎么赔')).toMatchObject({
      titles: ['借阅规则'],
      phrases: ['无法购得'],
      references: [{ parts: [{ key: '条4' }] }],
      rest: '怎么赔',
    });
  });

  it.each([
    ['第三条第二款', [['条3', 2, undefined]]],
    ['第三条第(二)项', [['条3', undefined, 2]]],
    ['第三条第二款第三项', [['条3', 2, 3]]],
    ['第二章第三条的第二款', [['章2 条3', 2, undefined]]],
    [
      '第三条和第五条',
      [
        ['条3', undefined, undefined],
        ['条5', undefined, undefined],
      ],
    ],
    [
      '第三条, 第二章',
      [
        ['条3', undefined, undefined],
        ['章2', undefined, undefined],
      ],
    ],
    ['押金怎么退', []],
  ])('%s', (query, expected) => {
    expect(parts(query)).toEqual(expected);
  });

  it('loses nothing of any query', () => {
    const piece = fc.constantFrom(
      '《',
      '》',
      '“',
      '”',
      '第',
      '三',
      '25',
      '条',
      '款',
      '之一',
      '项',
      '(',
      '押金',
      ' ',
      '5.1',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
        const query = pieces.join('');
        const { rest, references, titles, phrases } = readWordingQuery(query);
        const named = references.length + titles.length + phrases.length;
        if (named === 0) expect(rest).toBe(query.trim());
        for (const { parts: found } of references)
          for (const { start, end } of found) expect(query.slice(start, end)).toMatch(/\d|三/);
        expect(rest.length).toBeLessThanOrEqual(query.length);
      }),
    );
  });
});
