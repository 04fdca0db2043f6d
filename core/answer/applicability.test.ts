import { describe, expect, it } from 'vitest';
import type { StoredDocument } from '../documents/document.ts';
import { createApplicability } from './applicability.ts';

const document = (id: string, appliesTo: string[] | undefined, text = ''): StoredDocument => ({
  id,
  title: id,
  text,
  sections: [],
  lists: [],
  source: { path: `${id}.md`, format: 'markdown', sha256: '', bytes: 0 },
  ...(appliesTo && { appliesTo }),
});

const over = (...documents: StoredDocument[]) =>
  createApplicability(new Map(documents.map((one) => [one.id, one])), (text) => text.toLowerCase());

describe('what documents are limited to', () => {
  const shanghai = document('沪', ['上海']);
  const beijing = document('京', ['北京'], '外地员工（上海除外）同样适用。');
  const general = document('通用', undefined);
  const members = document('会员', ['企业会员', '会员']);
  const { namedIn, isFor, isForOthers, limitsOf } = over(shanghai, beijing, general, members);

  it('is named by a question, the longest value first, unless it is denied', () => {
    expect(namedIn('上海的押金是多少')).toEqual(['上海']);
    expect(namedIn('企业会员怎么退')).toEqual(['企业会员']);
    expect(namedIn('不是会员能退吗')).toEqual([]);
    expect(namedIn('非会员和会员有什么区别')).toEqual(['会员']);
    expect(namedIn('押金是多少')).toEqual([]);
  });

  it('sets aside what is for others and does not speak of what is named', () => {
    expect(isFor(shanghai, ['上海'])).toBe(true);
    expect(isForOthers(shanghai, ['北京'])).toBe(true);
    expect(isForOthers(beijing, ['上海'])).toBe(false);
    expect([general, beijing].map((one) => isForOthers(one, ['北京']))).toEqual([false, false]);
    expect(isForOthers(shanghai, [])).toBe(false);
  });

  it('counts only where it tells documents apart', () => {
    const same = over(document('a', ['消费者']), document('b', ['消费者', '企业']));
    expect(same.namedIn('消费者和企业')).toEqual([]);
    expect(same.limitsOf(document('a', ['消费者']))).toEqual([]);
    expect([shanghai, general].map(limitsOf)).toEqual([['上海'], []]);
  });
});
