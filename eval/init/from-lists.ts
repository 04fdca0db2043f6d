import type { DocumentList, StoredDocument } from '../../core/documents/document.ts';
import { readMarker } from '../../core/documents/markers.ts';
import { isQuestion } from './ask.ts';
import { mainClause } from './clauses.ts';
import type { Proposal } from './proposal.ts';

/** Longer lists are seldom asked for as a whole. */
const MOST_ITEMS = 12;

/** 下列文献不外借：（一）古籍；（二）工具书 → what is there? Every item is asked for, by the words that name it. */
export function fromLists(document: StoredDocument): Proposal[] {
  return document.lists.flatMap((list) => {
    const ask = askFor(list, document.text);
    if (ask === undefined || list.items.length > MOST_ITEMS) return [];
    const answers = list.items.map(({ head }) => ({
      ...head,
      says: mainClause(document.text.slice(head.start, head.end)),
    }));
    if (answers.some(({ says }) => says === '')) return [];
    return [{ category: 'list', document, path: list.path, ask, answers }];
  });
}

function askFor({ lead, path }: DocumentList, text: string): string | undefined {
  const heading = path.at(-1);
  if (heading !== undefined && isQuestion(heading)) return heading;
  if (heading !== undefined && (lead === undefined || readMarker(heading) === null)) return `${heading}有哪些？`;
  if (lead === undefined) return undefined;
  const opening = mainClause(text.slice(lead.start, lead.end));
  return isQuestion(opening) ? `${opening}？` : `${opening}，具体有哪些？`;
}
