import { QUESTION_WORDS } from '../../core/text/grammar-words.ts';

/** Whether a heading is already a question: 保修期多久, 怎样申请退货, 可以转让吗？ */
export const isQuestion = (text: string): boolean => text.search(QUESTION_WORDS) >= 0 || /[吗呢?？]$/.test(text);
