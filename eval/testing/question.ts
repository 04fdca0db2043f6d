import { Question } from '../questions/question.ts';

/** A document and a question about it that breaks no rule; tests change what they are about. */
export const GUIDE =
  '保修政策\n整机保修一年，主要部件保修三年。\n人为损坏不在保修范围内。\n退货请在签收后七天内提出。\n';
export const DOCUMENTS = new Map([['guide', GUIDE]]);

/** The span of a quote that stands once in `GUIDE`. */
export const spanOf = (id: string, quote: string) => {
  const start = GUIDE.indexOf(quote);
  return { id, document: 'guide', quote, start, end: start + quote.length };
};

export const questionOf = (changes: Record<string, unknown> = {}): Question =>
  Question.parse({
    id: 'warranty-1',
    category: 'single',
    cluster: 'guide/保修政策',
    turns: [{ role: 'user', content: '整机保修多久？' }],
    answerable: 'yes',
    facts: [{ id: 'f1', all_of: ['整机', '一年'], evidence: ['e1'] }],
    evidence: [spanOf('e1', '整机保修一年，主要部件保修三年。')],
    ...changes,
  });
