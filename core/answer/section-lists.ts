import type { DocumentList, StoredDocument } from '../documents/document.ts';
import { groupBy } from '../documents/group-by.ts';
import { splitSentences } from '../documents/sentences.ts';

type Section = StoredDocument['sections'][number];

/**
 * Sections that answer a question for several things though their author announced no list:
 *
 *   保险责任 › 身故 · 伤残 · 医疗费用     all that stands under one heading
 *   免费版 · 专业版 · 退款 · 客服         neighbours of one kind, told by how their headings end: 免费版 · 专业版
 *
 * A heading that asks is a question of its own and no entry; what is too long to be shown is no list.
 */
export function sectionLists(document: StoredDocument): readonly DocumentList[] {
  const lists = [...groupBy(document.sections, parentOf).entries()].flatMap(([parent, sections]) => {
    const entries = sections.filter((section) => !/[?？]$/.test(nameOf(section)));
    const whole = parent === '' ? [] : [entries];
    return [...whole, ...ofOneKind(entries)].filter(isShort).map((run) => toList(document, run));
  });
  return lists.filter(
    ({ start, items }) => !document.lists.some((list) => list.start === start && list.items.length === items.length),
  );
}

const MOST = 30;
/** Characters of all entries. */
const LONGEST = 20_000;

function isShort(run: readonly Section[]): boolean {
  const length = run.reduce((sum, { start, end }) => sum + end - start, 0);
  return run.length > 1 && run.length <= MOST && length <= LONGEST;
}

const nameOf = ({ path }: Section): string => path.at(-1) ?? '';
const parentOf = ({ path }: Section): string => path.slice(0, -1).join('\n');

/** Neighbours whose headings are longer than what they end with alike. */
function ofOneKind(sections: readonly Section[]): Section[][] {
  const runs: Section[][] = [];
  for (const section of sections) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    if (run && last && isAlike(nameOf(last), nameOf(section))) run.push(section);
    else runs.push([section]);
  }
  return runs.filter(({ length }) => length < sections.length);
}

const isAlike = (a: string, b: string): boolean => a !== b && a.length > 1 && b.length > 1 && a.at(-1) === b.at(-1);

function toList({ text }: StoredDocument, run: readonly Section[]): DocumentList {
  const items = run.map((section) => {
    const { start, end } = section;
    const name = nameOf(section);
    const line = text.indexOf('\n', start);
    const lineEnd = line < 0 || line > end ? end : line;
    const [sentence] = splitSentences(text, start, lineEnd);
    const isLine = text.slice(start, lineEnd).trim().length <= name.length;
    return { start, end, head: isLine ? { start, end: lineEnd } : { start, end: sentence?.end ?? lineEnd } };
  });
  const path = run[0]?.path.slice(0, -1) ?? [];
  return { start: items[0]?.start ?? 0, end: items.at(-1)?.end ?? 0, path, items };
}
