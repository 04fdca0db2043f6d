import type { Category } from '../../questions/question.ts';

export const CATEGORY_NAMES: Record<Category | 'all', string> = {
  single: '单点',
  list: '列举',
  comparison: '对比',
  multi_turn: '多轮',
  colloquial: '口语',
  typo: '错字',
  traditional: '繁体',
  wording: '原文',
  off_topic: '无关',
  near_miss: '相近不可答',
  partial: '部分可答',
  attack: '攻击',
  ambiguous: '歧义',
  all: '全部',
};
