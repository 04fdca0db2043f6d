import { describe, expect, it } from 'vitest';
import type { Turn } from '../contract/chat.ts';
import type { Analyzer } from '../text/analyzer.ts';
import { readingsOf } from './follow-up.ts';

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
  isWord: () => false,
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
const understand = (message: string, turns: readonly Turn[]) => readingsOf(message, turns, analyzer, frequency);
const complete = (message: string, ...before: string[]) => understand(message, users(...before)).readings[0]?.text;
const readingsAfter = (message: string, ...contents: string[]) =>
  understand(
    message,
    contents.map((content, i): Turn => ({ role: i % 2 === 0 ? 'user' : 'assistant', content })),
  ).readings.map(({ how, text }) => `${how}: ${text}`);

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
    expect(complete(question, '汽车行业的售后怎么做？')).toBe('押金多久退还?');
    expect(complete('那餐饮呢？')).toBe('那餐饮呢？');
  });

  it('lets a correction take the place of what it denies', () => {
    expect(complete('不是押金，我问的是发票', '押金怎么退还？')).toBe('发票怎么退还?');
    expect(complete('不是，我问的是发票哪天退还', '押金怎么退还？')).toBe('发票哪天退还');
  });

  it('goes back past the last question to what is named', () => {
    const completed = complete('回到刚才的押金，要带什么', '押金多久退还？', '冰箱能上门维修吗？');
    expect(completed).toContain('押金');
    expect(completed).toContain('要带什么');
    expect(completed).not.toContain('冰箱');
    expect(complete('回到刚才的问题', '押金多久退还？', '冰箱能上门维修吗？')).toBe('押金多久退还?');
  });

  it('takes a place in the answer before for what was read out there', () => {
    const [first] = readingsAfter('第二样怎么保存？', '退还押金要带什么？', '要带三样：发票；单据；押金条。');
    expect(first).toBe('instead: 单据 怎么保存');
  });

  it('takes what the answer named for what a pronoun stands for', () => {
    const [first] = readingsAfter('上面都要写什么？', '维修后要拿什么？', '务必保存单据。');
    expect(first).toContain('单据');
  });

  it('is about itself first where it names a subject, and may be about the same where it is short', () => {
    expect(readingsAfter('离婚几天生效', '押金多久退还？', '十日内退还。')).toEqual([
      'alone: 离婚几天生效',
      'beside: 押金 退还 离婚几天生效',
    ]);
    const [first] = readingsAfter('冰箱的整机发票，它要保存多久', '押金多久退还？', '十日内退还。');
    expect(first).toContain('alone: ');
    const long = '冰箱的整机发票和维修单据都丢了保修期怎么算';
    expect(readingsAfter(long, '押金多久退还？', '十日内退还。')).toEqual([`alone: ${long}`]);
  });

  it('asks the same again of a case that is told, and of one that is added', () => {
    expect(readingsAfter('我丢了单据', '押金多久退还？', '十日内退还。')[0]).toBe('case: 押金多久退还? 我丢了单据');
    expect(readingsAfter('丢了单据也退吗', '押金多久退还？', '十日内退还。')[0]).toBe('case: 押金 退还 丢了单据也退吗');
  });

  it('asks a contrast what it goes on to ask', () => {
    expect(readingsAfter('那餐饮呢，售后多久', '汽车行业要保存哪些单据？', '维修单据。')[0]).toBe(
      'instead: 餐饮 售后多久',
    );
  });

  it('puts the question to what was picked when it was asked back', () => {
    const asked = '文档里不止一处讲到这个，你想了解的是：1.《租房合同》“押金”；2.《图书馆规则》“办证”？';
    expect(readingsAfter('图书馆的', '押金多久退还？', asked)).toEqual(['instead: 《图书馆规则》“办证”:押金多久退还?']);
    expect(readingsAfter('第一个', '押金多久退还？', asked)).toEqual(['instead: 《租房合同》“押金”:押金多久退还?']);
    expect(readingsAfter('保修期是多久', '押金多久退还？', asked)[0]).toBe('alone: 保修期是多久');
  });

  it('says what it goes on from: the last question, or the one gone back to', () => {
    const turns = users('押金多久退还？', '冰箱能上门维修吗？');
    expect(understand('要带什么单据？', turns).about?.question).toBe('冰箱能上门维修吗?');
    expect(understand('回到刚才的押金，要带什么', turns).about?.question).toBe('押金多久退还?');
    expect(understand('押金多久退还？', []).about).toBeUndefined();
  });
});
