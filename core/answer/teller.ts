import type { CuratedFound } from './curated/curated-replier.ts';
import { beginWriting } from './generative/begin-writing.ts';
import type { Language } from './generative/language.ts';
import { quote } from './generative/writer.ts';
import { createSecondLook, type SecondLookParts } from './second-look.ts';
import type { Telling, Told } from './told.ts';

/** Chooses the words in which a visitor is told what was found. */
export type Teller = (found: CuratedFound, telling: Telling) => Promise<Told>;

export type TellerParts = Omit<SecondLookParts, 'language'> & { language?: Language | undefined };

/** From this confidence on an answer is sure. */
const SURE = 0.6;

/**
 *   answered surely ──► writer ──► its words, or what is quoted
 *                          └─ finds no answer in the passages ─┐
 *   answered unsurely ─────────────────────────────────────────┼─► second look ──► what it found
 *   refused ───────────────────────────────────────────────────┘        └─ nothing: what is quoted, or the refusal
 *
 * What a person approved is not reworded, nor what is to be quoted or asked back. An unsure answer is withdrawn where the model reads
 * the passages and finds that they do not answer; a sure one only where it finds so a second time, of other passages or of the
 * headings; neither where the model finds so too often to be believed.
 */
export function createTeller({ language, ...parts }: TellerParts): Teller {
  const { reader, now } = parts;
  const model = language && { ...language, lookAgain: createSecondLook({ ...parts, language }) };
  return async (found, telling) => {
    const { reply, approved, reading: question, retrieval } = found;
    const { quoted, status, confidence, verbatim, unless } = reply;
    const { mode = 'auto', withinMs, signal } = telling;
    const asQuoted = (instead = reply): Told => {
      return { reply: instead, found, mode: 'extractive', rest: quote(instead.quoted, signal) };
    };
    const isOpen = status === 'answered' || status === 'refused';
    if (!model || approved || verbatim || mode === 'extractive' || !isOpen) return asQuoted();

    const { writer, lookAgain, trust } = model;
    const until = withinMs === undefined ? undefined : now() + withinMs;
    const left = () => (until === undefined ? undefined : until - now());
    const write = () => {
      const task = { question, quoted, hits: retrieval.hits, reader, mode, withinMs: left(), signal };
      return beginWriting(writer.write(task));
    };
    const isSure = status === 'answered' && confidence >= SURE;
    if (isSure) {
      const begun = await write();
      trust.judged(begun.refused);
      if (begun.first) return { reply, found, mode: 'generative', ...begun };
      if (!begun.refused) return asQuoted();
    }
    const seen = await lookAgain(found, { ...telling, mode, withinMs: left() });
    if (seen.told) return seen.told;
    if (status === 'refused') return asQuoted();
    const begun = isSure || seen.read ? { refused: seen.refused } : await write();
    if (begun.first) return { reply, found, mode: 'generative', ...begun };
    return asQuoted(begun.refused && trust.believes() ? unless?.() : reply);
  };
}
