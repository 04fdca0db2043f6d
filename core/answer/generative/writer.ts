import type { Answer } from '../../contract/chat.ts';
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
   * Text as it passes; returns the whole. Whatever the model does, the whole is an answer: at worst the quoted one, and
   * then with the mode `extractive`. Throws only the signal's reason.
   */
  write(task: WritingTask): AsyncGenerator<TextDelta, WrittenText, void>;
};

export type WritingTask = {
  /** What is asked, completed from the conversation. */
  question: string;
  quoted: CitedText;
  hits: readonly Hit[];
  reader: EvidenceReader;
  mode: 'auto' | 'generative';
  /** When the caller has to have the whole answer; milliseconds from now. */
  withinMs?: number | undefined;
  signal?: AbortSignal | undefined;
};

export type TextDelta = Extract<AnswerEvent, { type: 'text-delta' }>;
export type WrittenText = CitedText & { mode: Answer['mode'] };

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
    async *write({ question, quoted, hits, reader, mode, withinMs, signal }) {
      const quotedPassages = quoted.citations.map(({ passage_id }) => passage_id);
      const passages = numberPassages(quotedPassages, hits, reader);
      const bearing = sentencesBearingOn(question, quotedPassages, passages, analyzer);
      const messages = prompt.render({ question: fenced(question), passages: presentPassages(passages) });
      const deltas = model.stream(messages, { deadlines: patienceFor(mode, withinMs), signal });
      const sheet = createAnswerSheet(reader);
      let ending: Ending | undefined;
      for await (const item of generate(deltas, passages, bearing, analyzer)) {
        if ('reason' in item) ending = item;
        else yield delta(sheet.say(item));
      }
      if (ending) onEnd?.({ ...ending, prompt: `${prompt.id}@${prompt.version}` });
      if (!ending || ending.passed === 0) return yield* quote(quoted, signal);

      if (ending.reason !== 'finished') yield delta(sheet.note(wording.cutShort));
      if (!isEnough(ending)) for (const text of sheet.quoteRest(quoted)) yield delta(text);
      yield delta(sheet.note(wording.generated));
      return { mode: 'generative', ...sheet.text() };
    },
  };
}

/** A model that finished, and of whose sentences more passed than failed, needs nothing added. */
const isEnough = ({ reason, passed, replaced, dropped }: Ending): boolean =>
  reason === 'finished' && passed > replaced + dropped;

/** The quoted answer, piece by piece. */
export async function* quote(quoted: CitedText, signal?: AbortSignal): AsyncGenerator<TextDelta, WrittenText, void> {
  for (const text of quoted.parts) {
    signal?.throwIfAborted();
    yield delta(text);
  }
  const { parts, segments, citations } = quoted;
  return { mode: 'extractive', parts, segments, citations };
}

const delta = (text: string): TextDelta => ({ type: 'text-delta', text });
