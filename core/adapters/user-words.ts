import { join } from 'node:path';
import { parseWords, type UserWord } from '../text/lexicon-rows.ts';
import { createRowsFile } from './rows-file.ts';

const FILE = 'words.txt';

/** Words for the segmenter from the `words.txt` files of some folders, as the files are when they are asked for. */
export function createUserWords(folders: readonly string[], warn: (message: string) => void): () => UserWord[] {
  const files = folders.map((folder) => createRowsFile(join(folder, FILE), parseWords, warn));
  return () => {
    for (const file of files) file.refresh();
    return files.flatMap((file) => file.rows());
  };
}
