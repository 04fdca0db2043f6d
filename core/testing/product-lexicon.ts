import { join } from 'node:path';
import { createLexiconFiles } from '../adapters/lexicon-files.ts';
import { projectRoot } from '../adapters/project-root.ts';
import type { Analyzer } from '../text/analyzer.ts';
import { fold } from '../text/fold.ts';
import type { LexiconSource } from '../text/lexicon.ts';

/** The lexicon that comes with the product; a row that it cannot read fails the test. */
export const productLexicon = (analyzer: Analyzer): LexiconSource =>
  createLexiconFiles({
    folders: [join(projectRoot(), 'lexicon')],
    fold: (text) => fold(text, analyzer),
    warn: (message) => {
      throw new Error(message);
    },
    now: () => 0,
  });
