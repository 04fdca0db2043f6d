import { expect, it } from 'vitest';
import { assistantOver, generationOf } from '../testing/assistant-over.ts';
import { wording } from './wording.ts';

const RULES = `借书规则
每位读者最多借十本书。
借书期限是三十天。
图书丢失的，按原价赔偿。
`;

const ask = async (message: string) => assistantOver(await generationOf({ '规则.txt': RULES })).answer({ message });

it('answers the part of a double question that the documents answer, and says that the rest is not there', async () => {
  const { status, answer, segments, citations } = await ask('图书丢失了按什么赔偿，另外停车场月卡多少钱一张还能便宜吗');
  expect(status).toBe('answered');
  expect(answer).toContain('按原价赔偿');
  expect(answer.endsWith(wording.partly)).toBe(true);
  for (const { citations: indices } of segments) expect(indices).not.toEqual([]);
  expect(citations.map(({ index }) => index)).toEqual(citations.map((_, i) => i + 1));
});

it('refuses where no part is answered', async () => {
  expect((await ask('停车场月卡多少钱，健身房几点开门')).status).toBe('refused');
});
