/**
 * Whether a question asks about what is not done, and a sentence says that it is not. Read by the verb's first character, since 不予赔偿 and
 * 不赔 say the same.
 *
 *   哪些情况不赔偿     下列损失,市场不赔:               agrees
 *                    市场在下列情况下赔偿摊主:         contrary
 */
const NEGATED =
  /(?:不|没|未)(?:予|给|让|会|用|必|需要?|提前|按时|及时)?(?![同满一好错了过小够行对想知是得能可要许准清足])(\p{Script=Han})/u;
/** 赔不赔, 能不能 leave open what they name. */
const CHOICE = /(\p{Script=Han})[不没]\1/gu;

/** The first character of what a folded question says is not done. */
export const refusedIn = (question: string): string | undefined => NEGATED.exec(question.replace(CHOICE, ''))?.[1];

/** Whether a folded text says so too. */
export const isRefused = (verb: string, text: string): boolean =>
  new RegExp(`(?:不|未|无|勿|没|禁止|严禁|免)\\p{Script=Han}{0,3}${verb}`, 'u').test(text);

/** Whether it says the contrary; not where it does not speak of it. */
export const isContrary = (verb: string | undefined, text: string): boolean =>
  verb !== undefined && text.includes(verb) && !isRefused(verb, text);

/** Taken off the score of what does. */
export const CONTRARY = 0.2;
