import { DraftQuestion } from './draft-question.ts';
import { Question } from './question.ts';
import { readLines } from './read-lines.ts';

/** Questions in JSON Lines. `file` is named in errors. Throws LinesUnreadable. */
export const readQuestions = (text: string, file: string): Question[] => readLines(text, file, Question);

/** As `readQuestions`; spans may lack `start` and `end`, which `anchorQuestions` fills in. Throws LinesUnreadable. */
export const readDrafts = (text: string, file: string): DraftQuestion[] => readLines(text, file, DraftQuestion);
