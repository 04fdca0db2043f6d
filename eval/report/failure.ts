import { lengthLimit } from '../questions/question.ts';
import type { Asked } from '../run/asked.ts';

/** Ways to fail, by what would have to change. Chinese for the page. */
export const FAMILIES = {
  'should have refused': '该拒答而作答',
  'should have asked back': '该反问而未反问',
  'not retrieved': '没有检索到',
  'refused wrongly': '误拒答',
  'not selected': '检索到但没有选中',
  'not all items': '没有答全',
  'said too much or wrong': '多说或说错',
  'too long': '太长',
} as const;
export type Family = keyof typeof FAMILIES;

/** The first stage that failed a question; null for a question that passed. */
export function familyOf({ question, score }: Asked): Family | null {
  if (score.pass) return null;
  const refuses = score.status !== 'answered';
  if (score.forbidden.length > 0) return 'said too much or wrong';
  if (question.answerable === 'clarify') return score.status === 'clarify' ? 'not all items' : 'should have asked back';
  if (question.answerable === 'no') return 'should have refused';
  const incomplete = refuses || score.missing.length > 0;
  if (incomplete && score.evidenceRecall !== null && score.evidenceRecall < 1) return 'not retrieved';
  if (refuses) return 'refused wrongly';
  if (score.missing.length > 0) return score.keyFactRecall === 0 ? 'not selected' : 'not all items';
  if (score.verbatim === false) return 'not selected';
  return score.characters > lengthLimit(question) ? 'too long' : 'said too much or wrong';
}

/** Failures of each family in the order asked, the most frequent family first. */
export function failuresOf(asked: readonly Asked[]): { family: Family; failed: Asked[] }[] {
  const families = Object.keys(FAMILIES) as Family[];
  return families
    .map((family) => ({ family, failed: asked.filter((one) => familyOf(one) === family) }))
    .filter(({ failed }) => failed.length > 0)
    .sort((a, b) => b.failed.length - a.failed.length);
}
