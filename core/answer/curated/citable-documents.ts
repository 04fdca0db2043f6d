import type { Passage } from '../../documents/passage.ts';
import type { Generation } from '../../generation/generation.ts';
import type { CitableDocument } from './locate-citations.ts';

/** The documents of a generation by what a citation may call them: the path of their file, and their id, which wins. */
export function citableDocuments({
  documents,
  passages,
}: Pick<Generation, 'documents' | 'passages'>): Map<string, CitableDocument> {
  const passagesOf = new Map<string, Passage[]>();
  for (const passage of passages) {
    const list = passagesOf.get(passage.documentId);
    if (list) list.push(passage);
    else passagesOf.set(passage.documentId, [passage]);
  }
  const citable = [...documents.values()].map((document) => ({
    document,
    passages: passagesOf.get(document.id) ?? [],
  }));
  return new Map([
    ...citable.map((one) => [one.document.source.path, one] as const),
    ...citable.map((one) => [one.document.id, one] as const),
  ]);
}
