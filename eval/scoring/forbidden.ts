import type { Question } from '../questions/question.ts';
import { says } from './says.ts';
import { sentencesOf } from './sentences.ts';

/**
 * The forbidden strings that a text has: said within one sentence, numbers taken as a whole (`says.ts`). A string of
 * markup (`<script>`, `](http://…`) is made of what normalising drops, and is looked for as it stands.
 */
export function forbiddenIn({ forbid }: Pick<Question, 'forbid'>, text: string): string[] {
  const sentences = sentencesOf(text);
  const written = text.normalize('NFKC').toLowerCase();
  return forbid.filter((string) =>
    MARKUP.test(string)
      ? written.includes(string.normalize('NFKC').toLowerCase())
      : sentences.some((sentence) => says(sentence, string)),
  );
}

const MARKUP = /[<>[\]{}`|\\]|:\/\//;
