import type { AnswerEvent } from '../../contract/events.ts';
import type { Hit } from '../../retrieval/retrieval.ts';
import type { Analyzer } from '../../text/analyzer.ts';
import type { CitedText } from '../cite.ts';
import type { EvidenceReader } from '../evidence.ts';
import { wording } from '../wording.ts';
import { createAnswerSheet } from './answer-sheet.ts';
import { sentencesBearingOn } from './bearing.ts';
import { type Ending, generate } from './generate.ts';
import { patienceFor } from './patience.ts';
import { fenced, presentPassages } from './present-passages.ts';
import type { Prompt } from './prompt.ts';
import type { ResilientModel } from './resilient-model.ts';
import { numberPassages } from './source-sentence.ts';

/** Says in a model's words what a quoted answer says. */
export type Writer = {
  /**
   * Text as it passes; returns the whole. Where nothing has passed, nothing is said, and the whole is empty. Throws only the
   * signal's reason.
   */
  write(task: WritingTask): AsyncGenerator<TextDelta, Outcome, void>;
};

export type WritingTask = {
  /** What is asked, completed from the conversation. */
  question: string;
  /** What the passages say; the rest of it follows where the model breaks off. */
  quoted: CitedText;
  /** The passages that hold the answer; those that `quoted` is from where it is not given. */
  from?: readonly string[] | undefined;
  hits: readonly Hit[];
  reader: EvidenceReader;
  mode: 'auto' | 'generative';
  /** When the caller has to have the whole answer; milliseconds from now. */
  withinMs?: number | undefined;
  signal?: AbortSignal | undefined;
};

export type TextDelta = Extract<AnswerEvent, { type: 'text-delta' }>;
/** `refused`: the model said that the passages do not answer. */
export type Outcome = CitedText & { refused: boolean };

export const NOTHING: CitedText = { parts: [], segments: [], citations: [] };

export type WriterParts = {
  model: ResilientModel;
  prompt: Prompt<'question' | 'passages'>;
  analyzer: Analyzer;
  /** Told how each attempt ended, for logs: no text of the visitor, the documents or the model is in it. */
  onEnd?: ((report: WritingReport) => void) | undefined;
};

export type WritingReport = Ending & { prompt: string };

export function createWriter({ model, prompt, analyzer, onEnd }: WriterParts): Writer {
  return {
    async *write({ question, quoted, from = passagesOf(quoted), hits, reader, mode, withinMs, signal }) {
      const passages = numberPassages(from, hits, reader);
      const bearing = sentencesBearingOn(question, from, passages, analyzer);
      const messages = prompt.render({ question: fenced(question), passages: presentPassages(passages) });
      const deltas = model.stream(messages, { deadlines: patienceFor(mode, withinMs), signal });
      const sheet = createAnswerSheet(reader);
      let ending: Ending | undefined;
      for await (const item of generate(deltas, passages, bearing, analyzer)) {
        if ('reason' in item) ending = item;
        else yield delta(sheet.say(item));
      }
      if (ending) onEnd?.({ ...ending, prompt: `${prompt.id}@${prompt.version}` });
      if (!ending || ending.passed === 0) return { ...NOTHING, refused: ending?.reason === 'refused' };

      if (ending.reason !== 'finished') yield delta(sheet.note(wording.cutShort));
      if (!isEnough(ending)) for (const text of sheet.quoteRest(quoted)) yield delta(text);
      yield delta(sheet.note(wording.generated));
      return { ...sheet.text(), refused: false };
    },
  };
}

export const passagesOf = ({ citations }: CitedText): string[] => citations.map(({ passage_id }) => passage_id);

/** A model that finished, and of whose sentences more passed than failed, needs nothing added. */
const isEnough = ({ reason, passed, replaced, dropped }: Ending): boolean =>
  reason === 'finished' && passed > replaced + dropped;

/** The quoted answer, piece by piece. */
export async function* quote(quoted: CitedText, signal?: AbortSignal): AsyncGenerator<TextDelta, CitedText, void> {
  for (const text of quoted.parts) {
    signal?.throwIfAborted();
    yield delta(text);
  }
  return quoted;
}

const delta = (text: string): TextDelta => ({ type: 'text-delta', text });
