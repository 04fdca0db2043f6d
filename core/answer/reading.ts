/**
 * A question that a message may be, and how it goes on from the one before:
 *
 *   alone     it does not
 *   instead   the same is asked of something else                  那餐饮呢
 *   beside    something else is asked of the same                  要带什么材料
 *   case      the same is asked of the same, under a circumstance  骨折了也要收吗
 *
 * `inherited`: where its words stood that the message leaves unsaid; '' for one that stands alone.
 */
export type Reading = { text: string; how: 'alone' | 'instead' | 'beside' | 'case'; inherited: string };

export const alone = (text: string): Reading => ({ text, how: 'alone', inherited: '' });
