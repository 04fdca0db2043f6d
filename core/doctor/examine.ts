import { createValidity } from '../answer/validity.ts';
import type { DoctorPlace, DoctorReport } from '../contract/doctor.ts';
import type { Span, StoredDocument } from '../documents/document.ts';
import type { Generation } from '../generation/generation.ts';
import type { Analyzer } from '../text/analyzer.ts';
import { contradictions } from './contradictions.ts';
import { longSections } from './long-sections.ts';
import { nearDuplicates } from './near-duplicates.ts';

/** What one generation tells of itself on a day (ISO); what only the files tell is `FilesReport`. */
export type GenerationReport = Omit<DoctorReport, keyof FilesReport>;
export type FilesReport = Pick<DoctorReport, 'failed' | 'stale_curated' | 'duplicates' | 'clutter' | 'ignored'>;

/** The longest a list gets: nobody mends more at once. */
const LONGEST = 200;

export function examine(generation: Generation, analyzer: Analyzer, day: string): GenerationReport {
  const { documents, passages, manifest } = generation;
  const all = [...documents.values()];
  const place = (documentId: string, path: string[], { start, end }: Span): DoctorPlace => {
    const document = documents.get(documentId);
    const quote = document?.text.slice(start, end) ?? '';
    return { ...namesOf(document), document_id: documentId, section_path: path, start, end, quote };
  };
  const textOf = ({ documentId, start, end }: Span & { documentId: string }) =>
    documents.get(documentId)?.text.slice(start, end) ?? '';

  const lists = {
    contradictions: contradictions(generation, analyzer, day).map(({ a, b }) => ({
      a: place(a.document.id, a.passage.path, a),
      b: place(b.document.id, b.passage.path, b),
    })),
    near_duplicates: nearDuplicates(passages.map(textOf)).flatMap(({ a, b, resemblance }) => {
      const [one, other] = [passages[a], passages[b]];
      if (!one || !other) return [];
      const [first, second] = [place(one.documentId, one.path, one), place(other.documentId, other.path, other)];
      return [{ a: first, b: second, resemblance: Math.round(resemblance * 100) / 100 }];
    }),
    not_in_force: [...createValidity(documents).absentOn(day).values()].map((absence) => ({
      ...namesOf(absence.document),
      reason: absence.reason,
      ...datesOf(absence.document),
      ...(absence.reason === 'superseded' && { superseded_by: absence.by.title }),
    })),
    undated: all.filter((document) => Object.keys(datesOf(document)).length === 0).map(namesOf),
    long_sections: all.flatMap((document) =>
      longSections(document).map(({ section: { path, start }, characters }) => ({
        ...namesOf(document),
        section_path: path,
        start,
        characters,
      })),
    ),
  };
  return {
    generation: manifest.id,
    documents: documents.size,
    passages: passages.length,
    characters: all.reduce((sum, { text }) => sum + text.length, 0),
    ...lists,
    contradictions: lists.contradictions.slice(0, LONGEST),
    near_duplicates: lists.near_duplicates.slice(0, LONGEST),
    not_in_force: lists.not_in_force.slice(0, LONGEST),
    undated: lists.undated.slice(0, LONGEST),
    long_sections: lists.long_sections.slice(0, LONGEST),
    limited: Object.values(lists).some(({ length }) => length > LONGEST),
  };
}

const namesOf = (document: StoredDocument | undefined) => ({
  document_id: document?.id ?? '',
  document_title: document?.title ?? '',
  path: document?.source.path ?? '',
});

const datesOf = ({ effectiveFrom, effectiveTo }: StoredDocument) => ({
  ...(effectiveFrom !== undefined && { effective_from: effectiveFrom }),
  ...(effectiveTo !== undefined && { effective_to: effectiveTo }),
});
