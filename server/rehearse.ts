import type { Assistant } from '../core/answer/assistant.ts';
import type { StoredDocument } from '../core/documents/document.ts';

const QUESTIONS = 40;
/** Words of speech that documents hardly write make the assistant look at spelling and synonyms too. */
const SPOKEN = '，给我讲讲呗';

type Rehearsal = {
  assistant: Pick<Assistant, 'ask'>;
  documents: Iterable<StoredDocument>;
  /** Lets others come first; called before each question. */
  pause: () => Promise<unknown>;
};

/**
 * Asks an assistant its documents' own headings, so that the first visitor does not wait for what is made for a first question: rows of
 * the lexicon, readings, folded passages, compiled code. It leaves before the answer is given: nothing is kept of it, and no
 * model asked.
 */
export async function rehearse({ assistant, documents, pause }: Rehearsal): Promise<void> {
  const headings = [...documents].flatMap(({ sections }) => sections.map(({ path }) => path.at(-1) ?? ''));
  const asked = [...new Set(headings)].filter((heading) => heading !== '');
  const step = Math.max(1, asked.length / QUESTIONS);
  for (let at = 0; at < asked.length; at += step) {
    await pause();
    for await (const _ of assistant.ask({ message: `${asked[Math.floor(at)]}${SPOKEN}`, mode: 'extractive' })) break;
  }
}
