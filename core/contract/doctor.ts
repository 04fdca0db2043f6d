import { z } from 'zod';

/** `GET /api/admin/doctor`, `npm run ingest -- --doctor --json`: what is wrong with the documents, for who can mend it. */

const Named = { document_id: z.string(), document_title: z.string(), path: z.string() };

/** Words of a document of the generation, and where they stand. */
export const DoctorPlace = z
  .object({
    ...Named,
    section_path: z.array(z.string()),
    start: z.number().int().nonnegative(),
    end: z.number().int().nonnegative(),
    quote: z.string().describe('Exactly `document.text.slice(start, end)`.'),
  })
  .meta({ id: 'DoctorPlace' });
export type DoctorPlace = z.infer<typeof DoctorPlace>;

const pair = { a: DoctorPlace, b: DoctorPlace };

export const StaleCitation = z.object({
  citation: z.number().int().positive(),
  document: z.string(),
  quote: z.string(),
  nearest: z.object({ document: z.string(), text: z.string() }).optional(),
});

export const DoctorReport = z
  .object({
    generation: z.string(),
    documents: z.number().int(),
    passages: z.number().int(),
    characters: z.number().int(),
    failed: z
      .array(z.object({ path: z.string(), reason: z.string(), message: z.string() }))
      .describe('Files that cannot be read.'),
    contradictions: z.array(z.object(pair)).describe('Sentences in force that cannot both hold.'),
    stale_curated: z
      .array(z.object({ path: z.string(), question: z.string(), citations: z.array(StaleCitation) }))
      .describe('Approved answers that are not given, because the documents do not say any more what they cite.'),
    not_in_force: z.array(
      z.object({
        ...Named,
        reason: z.enum(['not yet', 'expired', 'superseded']),
        effective_from: z.string().optional(),
        effective_to: z.string().optional(),
        superseded_by: z.string().optional().describe('Title of the document in its place.'),
      }),
    ),
    undated: z.array(z.object(Named)).describe('Documents that do not say from when or until when they hold.'),
    near_duplicates: z.array(z.object({ ...pair, resemblance: z.number().min(0).max(1) })),
    duplicates: z
      .array(z.object({ path: z.string(), of: z.string() }))
      .describe('Files with the same bytes as another one.'),
    long_sections: z.array(
      z.object({
        ...Named,
        section_path: z.array(z.string()),
        start: z.number().int().nonnegative(),
        characters: z.number().int().positive(),
      }),
    ),
    clutter: z
      .array(z.object({ path: z.string(), items: z.array(z.object({ text: z.string(), reason: z.string() })) }))
      .describe('What was left out of each file because it is no guidance.'),
    ignored: z
      .array(z.object({ path: z.string(), reason: z.string() }))
      .describe('Files that were passed over, but for hidden ones.'),
    limited: z.boolean().describe('Whether a list was cut off at its longest.'),
  })
  .meta({ id: 'DoctorReport' });
export type DoctorReport = z.infer<typeof DoctorReport>;
