import { expect, it } from 'vitest';
import { generationOf } from '../testing/assistant-over.ts';
import { entryNumbers } from './entry-numbers.ts';
import { sectionLists } from './section-lists.ts';
import type { Piece } from './selection.ts';

const lists = {
  listsOf: (document: Piece['document']) => [...document.lists, ...sectionLists(document)],
};

const BRING = '露营须知\n要带三样东西：\n- 头灯\n- 雨衣\n- 驱蚊水\n离营分两步：\n1. 灭火\n2. 装垃圾';

async function piecesOf(...shown: string[]): Promise<Piece[]> {
  const { documents } = await generationOf({ '须知.txt': BRING });
  const [document] = documents.values();
  if (!document) throw new Error('There is no document.');
  return shown.map((text) => {
    const start = document.text.indexOf(text);
    return { document, start, end: start + text.length, score: 1 };
  });
}

it('counts the entries of a list that is shown whole, beside other pieces', async () => {
  const pieces = await piecesOf('要带三样东西：', '头灯', '雨衣', '驱蚊水');
  expect(entryNumbers(pieces, lists)).toEqual([undefined, 1, 2, 3]);
});

it('counts none where some are left out, or have a label', async () => {
  expect(entryNumbers(await piecesOf('头灯', '驱蚊水'), lists)).toEqual([undefined, undefined]);
  const [first, ...rest] = await piecesOf('头灯', '雨衣', '驱蚊水');
  if (!first) throw new Error('There is no piece.');
  expect(entryNumbers([{ ...first, label: '夜里：' }, ...rest], lists)).toEqual([undefined, undefined, undefined]);
});

it('leaves entries alone that count themselves', async () => {
  expect(entryNumbers(await piecesOf('1. 灭火', '2. 装垃圾'), lists)).toEqual([undefined, undefined]);
});
