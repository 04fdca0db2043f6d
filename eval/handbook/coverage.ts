import { z } from 'zod';
import type { Section } from '../../core/documents/document.ts';
import { readLines } from '../questions/read-lines.ts';
import type { Handbook } from './read-handbook.ts';

/** Which sentence of the handbook carries a fact of the list that it was written from; one JSON object a line. */
export const Coverage = z.strictObject({
  fact: z.number().int().positive(),
  document: z.string().min(1),
  sentence: z.string().min(1),
});
export type Coverage = z.infer<typeof Coverage>;

/** `file` is named in errors. Throws LinesUnreadable. */
export const readCoverage = (text: string, file: string): Coverage[] => readLines(text, file, Coverage);

/** A sentence in its place. `section` is the deepest that holds it. */
export type Covered = Coverage & { path: string; title: string; section: Section | undefined };

/** Finds every sentence in the stored text. Those that stand nowhere come back as `lost`. */
export function locate(coverage: readonly Coverage[], handbook: Handbook): { covered: Covered[]; lost: Coverage[] } {
  const covered: Covered[] = [];
  const lost: Coverage[] = [];
  for (const entry of coverage) {
    const document = handbook.get(entry.document);
    const start = document?.text.indexOf(entry.sentence) ?? -1;
    if (document === undefined || start === -1) {
      lost.push(entry);
      continue;
    }
    const end = start + entry.sentence.length;
    const around = document.sections.filter((section) => section.start <= start && end <= section.end);
    const section = around.reduce<Section | undefined>(deeper, undefined);
    covered.push({ ...entry, path: document.source.path, title: document.title, section });
  }
  return { covered, lost };
}

const deeper = (deepest: Section | undefined, section: Section): Section =>
  deepest === undefined || section.path.length > deepest.path.length ? section : deepest;
