import type { Question } from './question.ts';

/** Questions in JSON Lines, as `readQuestions` reads them. An empty list says what its absence says and is left out. */
export function writeQuestions(questions: readonly Question[]): string {
  return questions.map((question) => `${JSON.stringify(question, withoutEmptyLists)}\n`).join('');
}

const withoutEmptyLists = (_key: string, value: unknown): unknown =>
  Array.isArray(value) && value.length === 0 ? undefined : value;
