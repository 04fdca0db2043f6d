import type { CuratedFound } from './curated/curated-replier.ts';
import type { EvidenceReader } from './evidence.ts';
import { beginWriting } from './generative/begin-writing.ts';
import { createTrust, type Trust } from './generative/trust.ts';
import { quote, type Writer } from './generative/writer.ts';
import type { SecondLook, Seen } from './second-look.ts';
import type { Telling, Told } from './told.ts';

/** Chooses the words in which a visitor is told what was found. */
export type Teller = (found: CuratedFound, telling: Telling) => Promise<Told>;

export type TellerParts = {
  reader: EvidenceReader;
  /** Monotonic, milliseconds. */
  now: () => number;
  /** Where there is a language model; `trust` outlives a generation. */
  writer?: Writer | undefined;
  trust?: Trust | undefined;
  lookAgain?: SecondLook | undefined;
};

/** From this confidence on an answer is sure. */
const SURE = 0.6;
const UNSEEN: Seen = { read: false, refused: false };

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
export function createTeller({ reader, now, writer, trust = createTrust(), lookAgain }: TellerParts): Teller {
  return async (found, telling) => {
    const { reply, approved, reading: question, retrieval } = found;
    const { quoted, status, confidence, verbatim, unless } = reply;
    const { mode = 'auto', withinMs, signal } = telling;
    const asQuoted = (instead = reply): Told => {
      return { reply: instead, found, mode: 'extractive', rest: quote(instead.quoted, signal) };
    };
    const isOpen = status === 'answered' || status === 'refused';
    if (!writer || approved || verbatim || mode === 'extractive' || !isOpen) return asQuoted();

    const until = withinMs === undefined ? undefined : now() + withinMs;
    const left = () => (until === undefined ? undefined : until - now());
    const write = () => {
      const task = { question, quoted, hits: retrieval.hits, reader, mode, withinMs: left(), signal };
      return beginWriting(writer.write(task));
    };
    const isSure = status === 'answered' && confidence >= SURE;
    if (isSure) {
      const begun = await write();
      const refused = begun.first === undefined && begun.refused;
      trust.judged(refused);
      if (begun.first) return { reply, found, mode: 'generative', ...begun };
      if (!refused) return asQuoted();
    }
    const seen = (await lookAgain?.(found, { ...telling, withinMs: left() })) ?? UNSEEN;
    if (seen.told) return seen.told;
    if (status === 'refused') return asQuoted();
    const begun = isSure || seen.read ? { refused: seen.refused } : await write();
    if (begun.first) return { reply, found, mode: 'generative', ...begun };
    return asQuoted(begun.refused && trust.believes() ? unless?.() : reply);
  };
}
