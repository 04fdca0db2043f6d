import type { StoredDocument } from '../../documents/document.ts';
import type { Passage } from '../../documents/passage.ts';
import { namedPart } from '../nearby.ts';
import { fenced } from './present-passages.ts';

/** More than a model needs to see what documents speak of, less than makes it slow. */
const CHARACTERS = 4000;
/** So much of a section that has no name of its own. */
const BEGINNING = 24;

type Documents = ReadonlyMap<string, StoredDocument>;

/**
 * What documents speak of, as a model is shown it: the sections of `passages`, a document together.
 *
 *     《售后手册》
 *     - 退货 › 谁出运费
 *     - 第十二条：维修后同一部位再次出现故障…
 *
 * A section without a name that says something is shown by how it begins. Where there are too many, those of `nearest` come first;
 * where not, they are the same for every question, so that an endpoint can keep what it made of them.
 */
export function presentSections(
  passages: readonly Passage[],
  documents: Documents,
  nearest: readonly Passage[] = [],
): string {
  const { text, isWhole } = present(passages, documents);
  return isWhole ? text : present([...nearest, ...passages], documents).text;
}

function present(passages: readonly Passage[], documents: Documents): { text: string; isWhole: boolean } {
  const sections = new Map<string, Set<string>>();
  let length = 0;
  for (const passage of passages) {
    const document = documents.get(passage.documentId);
    if (!document) continue;
    const title = `《${document.title}》`;
    const lines = sections.get(title) ?? new Set();
    const line = `- ${nameOf(passage, document)}`;
    if (lines.has(line)) continue;
    length += line.length + (lines.size === 0 ? title.length : 0);
    if (length > CHARACTERS) break;
    sections.set(title, lines.add(line));
  }
  const text = [...sections].map(([title, lines]) => [title, ...lines].join('\n')).join('\n');
  return { text: fenced(text), isWhole: length <= CHARACTERS };
}

function nameOf({ path, start, end }: Passage, { text }: StoredDocument): string {
  const name = path.join(' › ');
  if (path.length > 0 && namedPart(path).length === path.length) return name;
  const beginning = text.slice(start, Math.min(end, start + BEGINNING)).replaceAll('\n', ' ');
  return name === '' ? beginning : `${name}：${beginning}`;
}
