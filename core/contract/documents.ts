import { z } from 'zod';

/** `GET /api/documents` and `GET /api/documents/{id}`: what citations point into. */
const Source = z.object({
  path: z.string().describe("Relative to the folder that was ingested, or the file's name."),
  format: z.string(),
  sha256: z.string(),
  bytes: z.number().int(),
});

const Validity = {
  version: z.string().optional(),
  effective_from: z.string().optional(),
  effective_to: z.string().optional(),
  applies_to: z.array(z.string()).optional(),
  url: z.string().optional(),
};

export const DocumentSummary = z
  .object({ id: z.string(), title: z.string(), passages: z.number().int().nonnegative(), source: Source, ...Validity })
  .meta({ id: 'DocumentSummary' });
export type DocumentSummary = z.infer<typeof DocumentSummary>;

export const DocumentsResponse = z.object({ documents: z.array(DocumentSummary) }).meta({ id: 'DocumentsResponse' });
export type DocumentsResponse = z.infer<typeof DocumentsResponse>;

export const DocumentResponse = z
  .object({
    id: z.string(),
    title: z.string(),
    text: z.string(),
    sections: z.array(
      z.object({
        path: z.array(z.string()),
        start: z.number().int().nonnegative(),
        end: z.number().int().nonnegative(),
      }),
    ),
    source: Source,
    supersedes: z.array(z.string()).optional(),
    tags: z.array(z.string()).optional(),
    ...Validity,
  })
  .meta({ id: 'DocumentResponse' });
export type DocumentResponse = z.infer<typeof DocumentResponse>;
