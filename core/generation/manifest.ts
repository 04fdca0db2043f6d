import { z } from 'zod';

/** Raised when a stored file's layout changes; a program refuses an index of another number. */
export const FORMAT_VERSION = 1;

/** What a generation is made of and made with. Stored as `manifest.json`, checked when read. */
export const Manifest = z.object({
  format: z.number().int(),
  id: z.string(),
  createdAt: z.iso.datetime(),
  /** Version of cleaning, outlining and passage building; another number means that every document is built again. */
  chunking: z.number().int(),
  analyzer: z.string(),
  model: z.object({ id: z.string(), sha256: z.string(), dimensions: z.number().int().positive() }),
  /** Absolute paths that the index was built from, so that `npm start` can refresh it. */
  sources: z.array(z.string()),
  documents: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      path: z.string(),
      sha256: z.string(),
      passages: z.number().int(),
      /** When it was read as it is, where an earlier generation has had it already; else `createdAt`. */
      indexedAt: z.iso.datetime().optional(),
    }),
  ),
  passages: z.number().int(),
  /** Files of approved answers, whether their answers could be taken in or not; none in an index from before there were any. */
  curated: z.array(z.object({ path: z.string(), sha256: z.string() })).default([]),
  /** Every other file of the generation. */
  files: z.record(z.string(), z.object({ bytes: z.number().int(), sha256: z.string() })),
});
export type Manifest = z.infer<typeof Manifest>;
