import { perQuestion } from './check.ts';

/** The last turn is the visitor's, and a question that follows up on others has turns before it. */
export const checkTurns = perQuestion(({ category, turns }) => [
  ...(turns.at(-1)?.role === 'user' ? [] : ['Its last turn is not a question by the user.']),
  ...(category !== 'multi_turn' || turns.length > 1 ? [] : ['A question of multi_turn needs earlier turns.']),
]);
