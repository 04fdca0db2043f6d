import { join } from 'node:path';

/**
 * What is made in the console lies in the data directory and belongs to every index of it, beside whatever its sources are:
 *
 *   DATA_DIR/uploads/*          documents             known as uploads/NAME
 *   DATA_DIR/curated/*.md       approved answers      known as curated/NAME
 *   DATA_DIR/eval/curated.jsonl the approved answers as questions to evaluate with
 */
export type OwnFolders = { uploads: string; curated: string };

export const UPLOADS = 'uploads';
export const CURATED_ANSWERS = 'curated';

export const ownFolders = (dataDirectory: string): OwnFolders => ({
  uploads: join(dataDirectory, UPLOADS),
  curated: join(dataDirectory, CURATED_ANSWERS),
});

export const evaluationFile = (dataDirectory: string): string => join(dataDirectory, 'eval', 'curated.jsonl');
