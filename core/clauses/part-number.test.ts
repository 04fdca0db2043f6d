import { expect, it } from 'vitest';
import { partNumberOf, partNumbersIn } from './part-number.ts';

const keysIn = (text: string) => partNumbersIn(text).map(({ key }) => key);

it('reads the number of a part however it is written', () => {
  const ways = ['第二十五条', '第25条', '第 25 条', '第二五条'];
  expect(ways.map((way) => keysIn(`按照${way}处理`))).toEqual(ways.map(() => ['条25']));
  expect(keysIn('第三条之一和第三条')).toEqual(['条3之1', '条3']);
  expect(keysIn('第二章第三节')).toEqual(['章2', '节3']);
  expect(keysIn('见5.1条、第5.2款')).toEqual(['5.1', '5.2']);
});

it('takes no amount or place in a row for one', () => {
  expect(keysIn('重5.1公斤，排第25名，第三方承担')).toEqual([]);
});

it('reads what a heading is numbered with', () => {
  expect(['第二十五条 押金', '5.1 押金', '第二章', '押金'].map((label) => partNumberOf(label)?.key)).toEqual([
    '条25',
    '5.1',
    '章2',
    undefined,
  ]);
});
