import { join } from 'node:path';
import { createLexicon, type Lexicon, type LexiconSource } from '../text/lexicon.ts';
import { parseSynonyms } from '../text/lexicon-rows.ts';
import { createRowsFile } from './rows-file.ts';

/** Rows are kept apart by field only for who edits them. */
const FILES = ['synonyms.tsv', 'spoken.tsv', 'goods.tsv', 'services.tsv'];
const LOOK_EVERY_MS = 1_000;

type Deps = {
  /** Their files of synonyms are added up; a folder or file that is not there adds nothing. */
  folders: readonly string[];
  /** Brings a text to the form in which texts are matched. */
  fold: (text: string) => string;
  /** Told what is wrong with a file or a line. */
  warn: (message: string) => void;
  /** Milliseconds that only grow. */
  now: () => number;
};

/**
 * The lexicon of some folders, read again when a file has changed. Files are looked at when the lexicon is asked for,
 * at most once a second: a system call a file, and no watcher that some file systems do not feed. The rows change all
 * at once: who asked before keeps a whole lexicon.
 */
export function createLexiconFiles({ folders, fold, warn, now }: Deps): LexiconSource {
  const files = folders.flatMap((folder) =>
    FILES.map((name) => createRowsFile(join(folder, name), (text, file) => parseSynonyms(text, file, fold), warn)),
  );
  let lexicon: Lexicon | undefined;
  let lookedAt = Number.NEGATIVE_INFINITY;

  return {
    current() {
      if (lexicon !== undefined && now() - lookedAt < LOOK_EVERY_MS) return lexicon;
      lookedAt = now();
      const changed = files.map((file) => file.refresh()).includes(true);
      if (lexicon === undefined || changed) lexicon = createLexicon(files.flatMap((file) => file.rows()));
      return lexicon;
    },
  };
}
