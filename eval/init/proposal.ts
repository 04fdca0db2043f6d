import type { StoredDocument } from '../../core/documents/document.ts';
import type { Category, Question } from '../questions/question.ts';

/** A question that a document seems to answer, the sentences that answer it, and what of each an answer has to say. */
export type Proposal = {
  category: Category;
  document: StoredDocument;
  path: readonly string[];
  ask: string;
  answers: readonly { start: number; end: number; says: string }[];
};

/** Every fact is vital and says one string of its sentence. `draft` stays until a person has read the question. */
export function questionOf({ category, document, path, ask, answers }: Proposal, id: string): Question {
  return {
    id,
    category,
    cluster: [document.id, ...path].join('/'),
    tags: ['draft'],
    turns: [{ role: 'user', content: ask }],
    answerable: 'yes',
    facts: answers.map(({ says }, i) => ({
      id: `f${i + 1}`,
      vital: true,
      all_of: [says],
      any_of: [],
      evidence: [`e${i + 1}`],
    })),
    evidence: answers.map(({ start, end }, i) => ({
      id: `e${i + 1}`,
      document: document.id,
      quote: document.text.slice(start, end),
      start,
      end,
    })),
    forbid: [],
  };
}
