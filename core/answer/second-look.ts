import type { Generation } from '../generation/generation.ts';
import type { Hit, Retriever } from '../retrieval/retrieval.ts';
import type { CuratedFound, CuratedReplier } from './curated/curated-replier.ts';
import type { EvidenceReader } from './evidence.ts';
import { beginWriting } from './generative/begin-writing.ts';
import type { Language } from './generative/language.ts';
import { presentSections } from './generative/present-sections.ts';
import { NOTHING, passagesOf, type WritingTask } from './generative/writer.ts';
import { alone } from './reading.ts';
import type { Telling, Told } from './told.ts';

/**
 * Looks again for what was not found, or not surely, with a language model:
 *
 *   question ─► rewriter: in the documents' words ─► replier: what they say to that ─► writer: an answer to the question as it was typed
 *
 * The rules find the passages, as always, and check every sentence; the model is asked twice whether they speak of what was asked: by
 * giving no question, or by writing nothing that they bear out, it leaves things as they were.
 */
export type SecondLook = (found: CuratedFound, telling: Telling & Pick<WritingTask, 'mode'>) => Promise<Seen>;

/** `refused`: the model knows of no section that could answer, or has `read` passages and finds that they do not. */
export type Seen = { told: Told } | { told?: undefined; read: boolean; refused: boolean };

export type SecondLookParts = {
  language: Pick<Language, 'rewriter' | 'writer'>;
  replier: CuratedReplier;
  retriever: Retriever;
  generation: Pick<Generation, 'documents' | 'passages'>;
  reader: EvidenceReader;
  /** Monotonic, milliseconds. */
  now: () => number;
};

/** How long a visitor waits for both in all, and at most for the first. Milliseconds. */
const PATIENCE_MS = 8000;
const REWRITING_MS = 4000;
/** Whose sections are shown first, where not all can be. */
const NEAREST = 60;

export function createSecondLook(parts: SecondLookParts): SecondLook {
  const { language, replier, retriever, generation, reader, now } = parts;
  const { rewriter, writer } = language;

  async function sectionsFor(question: string): Promise<string> {
    const { hits } = await retriever.retrieve(question, NEAREST);
    const nearest = hits.map(({ passage }) => passage);
    return presentSections(generation.passages, generation.documents, nearest);
  }

  return async (earlier, { message, turns, asOf, mode, withinMs = PATIENCE_MS, signal, watch }) => {
    const until = now() + Math.min(PATIENCE_MS, withinMs);
    const left = () => until - now();
    const questions = await rewriter.rewrite({
      question: message,
      turns,
      sections: await sectionsFor(message),
      mode,
      withinMs: Math.min(REWRITING_MS, left()),
      signal,
    });
    if (!questions || questions.length === 0) return { read: false, refused: questions !== undefined };
    const replies = await Promise.all(
      questions.map((question) => replier.reply([alone(question)], question, { asOf, signal, watch })),
    );
    const answers = replies.filter(
      ({ reply, approved }) => reply.status === 'answered' && !reply.verbatim && !approved,
    );
    const [found] = answers;
    if (!found) return { read: false, refused: false };
    const all = earlier.reply.status === 'answered' ? [...answers, earlier] : answers;
    const begun = await beginWriting(
      writer.write({
        question: turns.length === 0 ? message : `${message}（${found.reading}）`,
        quoted: NOTHING,
        from: all.flatMap(({ reply }) => passagesOf(reply.quoted)),
        hits: distinct(all.flatMap(({ retrieval }) => retrieval.hits)),
        reader,
        mode: 'generative',
        withinMs: left(),
        signal,
      }),
    );
    if (!begun.first) return { read: true, refused: begun.refused };
    return { told: { reply: found.reply, found, mode: 'generative', ...begun } };
  };
}

const distinct = (hits: readonly Hit[]): Hit[] => [...new Map(hits.map((hit) => [hit.row, hit])).values()];
