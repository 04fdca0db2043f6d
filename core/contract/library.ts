import { z } from 'zod';
import { DocumentSummary } from './documents.ts';

/**
 * `/api/admin/documents`, `/ingest`, `/generations`: what is answered from, and how it comes to be. Reading is for agents,
 * changing for administrators.
 */
const When = z.iso.datetime();
const Count = z.number().int().nonnegative();

export const LibraryDocument = DocumentSummary.extend({
  characters: Count,
  indexed_at: When.describe('Since when it is answered from as it is, as far as generations reach back.'),
  absent: z
    .enum(['not yet', 'expired', 'superseded'])
    .optional()
    .describe('Why it is not answered from today; without it, it is.'),
  upload: z.string().optional().describe('The name of its file, of a document that was uploaded.'),
}).meta({ id: 'LibraryDocument' });
export type LibraryDocument = z.infer<typeof LibraryDocument>;

export const WaitingUpload = z
  .object({
    name: z.string(),
    bytes: Count,
    uploaded_at: When,
    problem: z
      .object({ reason: z.string(), message: z.string() })
      .optional()
      .describe('Why the last ingest left it out; without it, the next one takes it in.'),
  })
  .meta({ id: 'WaitingUpload' });
export type WaitingUpload = z.infer<typeof WaitingUpload>;

export const LibraryResponse = z
  .object({
    generation: z.object({ id: z.string(), created_at: When, held: z.boolean() }),
    documents: z.array(LibraryDocument),
    waiting: z.array(WaitingUpload).describe('Uploaded files that are not, or not as they are now, answered from.'),
    formats: z.array(z.string()).describe('Extensions of the files that can be uploaded.'),
    upload_limit: Count.describe('Bytes of one upload.'),
  })
  .meta({ id: 'LibraryResponse' });
export type LibraryResponse = z.infer<typeof LibraryResponse>;

export const UploadQuery = z.object({
  replace: z.enum(['true', 'false']).default('false').describe('Whether files of the same name are replaced.'),
});

export const UploadResponse = z
  .object({ files: z.array(z.object({ name: z.string(), bytes: Count, replaced: z.boolean() })) })
  .meta({ id: 'UploadResponse' });
export type UploadResponse = z.infer<typeof UploadResponse>;

const Missed = z.object({ path: z.string(), reason: z.string(), message: z.string() });

/** What an ingest did, as `npm run ingest -- --json` prints it. */
export const IngestReport = z
  .object({
    generation: z.string().nullable(),
    outcome: z.enum(['published', 'unchanged', 'withheld']),
    documents: z.array(
      z.object({
        id: z.string(),
        title: z.string(),
        path: z.string(),
        status: z.enum(['added', 'changed', 'unchanged']),
        passages: Count,
      }),
    ),
    removed: z.array(z.string()),
    failed: z.array(Missed),
    duplicates: z.array(z.object({ path: z.string(), of: z.string() })),
    curated: z.object({ answers: Count, stale: z.array(z.object({ path: z.string(), question: z.string() })) }),
    passages: Count,
    embedded: Count,
    seconds: z.number().nonnegative(),
  })
  .meta({ id: 'IngestReport' });
export type IngestReport = z.infer<typeof IngestReport>;

export const IngestProgress = z.object({ stage: z.enum(['reading', 'embedding']), done: Count, total: Count });
export type IngestProgress = z.infer<typeof IngestProgress>;

/** One run of the ingest, which is a process of its own. */
export const IngestJob = z
  .object({
    id: z.string(),
    status: z.enum(['waiting', 'running', 'done', 'failed']).describe('It waits while an earlier one runs.'),
    requested_at: When,
    ended_at: When.optional(),
    progress: IngestProgress.optional(),
    report: IngestReport.optional(),
    problem: z.object({ code: z.string(), detail: z.string() }).optional(),
  })
  .meta({ id: 'IngestJob' });
export type IngestJob = z.infer<typeof IngestJob>;

export const LatestIngestResponse = z
  .object({ job: IngestJob.nullable().describe('The latest since the server started.') })
  .meta({ id: 'LatestIngestResponse' });
export type LatestIngestResponse = z.infer<typeof LatestIngestResponse>;

export const GenerationSummary = z
  .object({
    id: z.string(),
    created_at: When,
    documents: Count,
    passages: Count,
    curated: Count.describe('Files of approved answers.'),
    bytes: Count,
    current: z.boolean(),
    held: z.boolean().describe('Somebody went back to it; it stays until an ingest is asked for.'),
    added: z.array(z.string()).describe('Titles that the one before did not have.'),
    removed: z.array(z.string()),
    changed: z.array(z.string()),
  })
  .meta({ id: 'GenerationSummary' });
export type GenerationSummary = z.infer<typeof GenerationSummary>;
export const GenerationsResponse = z
  .object({ generations: z.array(GenerationSummary).describe('Newest first.') })
  .meta({ id: 'GenerationsResponse' });
export type GenerationsResponse = z.infer<typeof GenerationsResponse>;

export const DoctorQuery = z.object({
  fresh: z.enum(['true', 'false']).default('false').describe('Examine again, though nothing new is served.'),
});
