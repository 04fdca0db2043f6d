import { describe, expect, it } from 'vitest';
import type { Turn } from '../contract/chat.ts';
import type { Analyzer } from '../text/analyzer.ts';
import { completeFollowUp } from './follow-up.ts';

/** Cuts at a small vocabulary, longest word first; everything else is a word of one character. */
const VOCABULARY = [
  '汽车',
  '餐饮',
  '行业',
  '售后',
  '保修期',
  '维修',
  '单据',
  '保存',
  '寄修',
  '上门',
  '冰箱',
  '押金',
  '退还',
  '整机',
  '发票',
  '为什么',
  '什么',
  '怎么',
  '多久',
  '哪天',
  '哪些',
  '具体',
];
const analyzer: Analyzer = {
  id: 'test',
  simplify: (text) => text,
  isWord: (text) => VOCABULARY.includes(text),
  words: (text) => text.match(new RegExp(`${VOCABULARY.join('|')}|[\\p{L}\\p{N}]`, 'gu')) ?? [],
};
const FREQUENCY: Record<string, number> = {
  汽车: 3,
  餐饮: 2,
  行业: 8,
  售后: 30,
  保修期: 5,
  维修: 12,
  单据: 2,
  保存: 3,
};
const frequency = (word: string) => FREQUENCY[word] ?? 0;
const users = (...contents: string[]): Turn[] =>
  contents.flatMap((content) => [{ role: 'user', content } as const, { role: 'assistant', content: '……' } as const]);
const complete = (message: string, ...before: string[]) =>
  completeFollowUp(message, users(...before), analyzer, frequency);

describe('follow-up questions', () => {
  it('puts a contrast in the place of the rarest word', () => {
    expect(complete('那餐饮呢？', '汽车行业的售后怎么做？')).toBe('餐饮行业的售后怎么做?');
  });

  it('asks a bare probe about what was asked before', () => {
    expect(complete('为什么？', '维修后要保存什么单据？')).toContain('单据');
    expect(complete('具体是哪些？', '维修后要保存什么单据？')).toContain('单据');
  });

  it('resolves a pronoun to the subject of the question before', () => {
    const completed = complete('它从哪天算起？', '保修期是多久？');
    expect(completed).toContain('保修期');
    expect(completed).toContain('从哪天算起');
    expect(completed).not.toContain('多久');
  });

  it('follows a chain of follow-ups', () => {
    const completed = complete('为什么？', '汽车行业的售后怎么做？', '那餐饮呢？');
    expect(completed).toContain('餐饮');
    expect(completed).not.toContain('汽车');
  });

  it('skips small talk between the questions', () => {
    expect(complete('那餐饮呢？', '汽车行业的售后怎么做？', '谢谢')).toContain('餐饮行业');
  });

  it('leaves a question that stands alone as it came', () => {
    const question = '押金多久退还？';
    expect(complete(question, '汽车行业的售后怎么做？')).toBe(question);
    expect(complete('那餐饮呢？')).toBe('那餐饮呢？');
  });
});
