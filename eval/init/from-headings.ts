import type { StoredDocument } from '../../core/documents/document.ts';
import type { Passage } from '../../core/documents/passage.ts';
import { isQuestion } from './ask.ts';
import { mainClause } from './clauses.ts';
import type { Proposal } from './proposal.ts';

/** A heading that asks is answered by the first sentence below it; where there is a list, by the list (`from-lists.ts`). */
export function fromHeadings(document: StoredDocument, passages: readonly Passage[]): Proposal[] {
  const listed = new Set(document.lists.map(({ path }) => path.join('/')));
  const asked = new Set<string>();
  return passages.flatMap(({ path, units }): Proposal[] => {
    const heading = path.at(-1);
    const first = units.find(({ kind }) => kind !== 'heading');
    if (heading === undefined || first === undefined || asked.has(heading) || !isQuestion(heading)) return [];
    asked.add(heading);
    if (listed.has(path.join('/'))) return [];
    const { start, end } = first;
    const says = mainClause(document.text.slice(start, end));
    if (says === '') return [];
    return [{ category: 'single', document, path, ask: heading, answers: [{ start, end, says }] }];
  });
}
