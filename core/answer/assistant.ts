import type { Answer, ChatRequest, Citation } from '../contract/chat.ts';
import type { AnswerEvent } from '../contract/events.ts';
import type { Generation } from '../generation/generation.ts';
import type { Retrieval, Retriever } from '../retrieval/retrieval.ts';
import type { Analyzer } from '../text/analyzer.ts';
import { fold } from '../text/fold.ts';
import type { CitedText } from './cite.ts';
import { withoutOrders } from './commands.ts';
import type { Conversations } from './conversation.ts';
import type { CuratedAnswers } from './curated/curated-answers.ts';
import { type CuratedFound, createCuratedReplier } from './curated/curated-replier.ts';
import { createEvidenceReader } from './evidence.ts';
import { readingsOf } from './follow-up.ts';
import type { Language } from './generative/language.ts';
import { NOTHING, quote } from './generative/writer.ts';
import type { Limits } from './limits.ts';
import { createReplier } from './reply.ts';
import { type Reply, said } from './said.ts';
import { createTeller } from './teller.ts';
import type { Telling, Told } from './told.ts';
import { intentOf, isOnlyNumber } from './understand.ts';
import type { Watch } from './watch.ts';
import { wording } from './wording.ts';

export type Assistant = {
  /** Events in the order of `contract/events.ts`. Ends by throwing the signal's reason when it is aborted. */
  ask(request: ChatRequest, options?: AskOptions): AsyncIterable<AnswerEvent>;
  /** The same, waited for. */
  answer(request: ChatRequest, options?: AskOptions): Promise<Answer>;
};

export type AskOptions = {
  signal?: AbortSignal;
  /** Told what the answer is made from; not called where nothing had to be searched. */
  trace?: (retrieval: Retrieval, found: CuratedFound) => void;
  /** Told how it is decided on. */
  watch?: Watch;
  /** Told what would be said without a model, as soon as it is known. */
  onQuoted?: (answer: Answer) => void;
  /** When the caller has to have the whole answer; milliseconds. A model is not waited for any longer. */
  withinMs?: number;
};

export type AssistantParts = {
  /** The generation that `retriever` searches. An assistant lives as long as its generation; conversations outlive it. */
  generation: Generation;
  retriever: Retriever;
  /** What a person approved; wins over what would be composed. */
  curated?: CuratedAnswers | undefined;
  analyzer: Analyzer;
  conversations: Conversations;
  newId: () => string;
  /** Monotonic, milliseconds. */
  now: () => number;
  /** The day of asking, ISO, where the askers are: without `as_of`, documents in force then are used. */
  today: () => string;
  /** How to reach a person, as visitors should read it. */
  handoffContact?: string | undefined;
  /** Confidence from which on an answer is given, 0..1. */
  answerThreshold?: number | undefined;
  /** How long answers may be. */
  limits?: Limits | undefined;
  /** A language model, where the request lets it; without one every answer is quoted. */
  language?: Language | undefined;
};

export function createAssistant(parts: AssistantParts): Assistant {
  const { generation, retriever, curated, analyzer, conversations, newId, now, today, handoffContact } = parts;
  const reader = createEvidenceReader(generation, analyzer);
  const { documents } = generation;
  const composer = createReplier({ ...parts, reader, documents, handoffContact });
  const replier = createCuratedReplier({ replier: composer, curated, retriever, reader, now, limits: parts.limits });
  const tell = createTeller({ ...parts, replier, reader });
  const frequency = passageFrequency(generation);

  /** What is said to a message, and from what, where documents were looked into. */
  async function replyTo(request: ChatRequest, { signal, trace, watch }: AskOptions): Promise<Replied> {
    const folded = fold(request.message, analyzer);
    const message = withoutOrders(folded);
    if (message === '' && folded !== '')
      return { reply: { ...said('refused', wording.refusal.unsafe), refusal_reason: 'unsafe', confidence: 0 } };
    const intent = intentOf(message);
    if (intent !== 'question') return { reply: said(STATUS[intent], ownWords(intent)) };
    const turns =
      request.history ?? (request.conversation_id ? await conversations.turns(request.conversation_id) : []);
    const { readings, about } = readingsOf(message, turns, analyzer, frequency);
    if (isOnlyNumber(message) && readings.every(({ how }) => how === 'alone'))
      return { reply: said('clarify', wording.unclear) };
    const asOf = request.as_of ?? today();
    const found = await replier.reply(readings, message, { about, asOf, signal, watch });
    trace?.(found.retrieval, found);
    return { reply: found.reply, looked: { found, message, turns, asOf } };
  }

  async function* ask(request: ChatRequest, options: AskOptions = {}): AsyncGenerator<AnswerEvent> {
    const { signal, onQuoted, trace, watch, withinMs } = options;
    const started = now();
    const conversationId = request.conversation_id ?? newId();
    const { reply: quick, looked } = await replyTo(request, options);
    const composed = now();
    const retrieved = looked?.found.retrieved ?? started;

    const id = newId();
    const whole = (reply: Reply, mode: Answer['mode'], { parts: pieces, segments, citations }: CitedText): Answer => {
      const { quoted: _, remark: __, verbatim: ___, unless: ____, ...rest } = reply;
      return {
        id,
        conversation_id: conversationId,
        answer: pieces.join('') + noteOf(reply),
        ...rest,
        segments,
        citations,
        mode: looked?.found.approved ? 'curated' : mode,
        timings_ms: { retrieve: retrieved - started, compose: composed - retrieved, total: now() - started },
      };
    };
    onQuoted?.(whole(quick, 'extractive', quick.quoted));

    const told = looked && (await tell(looked.found, { ...looked, mode: request.mode, withinMs, signal, watch }));
    if (told && told.found !== looked.found) trace?.(told.found.retrieval, told.found);
    const { reply, mode, first, rest }: Pick<Told, 'reply' | 'mode' | 'first' | 'rest'> = told ?? {
      reply: quick,
      mode: 'extractive',
      rest: quote(quick.quoted, signal),
    };
    try {
      yield { type: 'sources', sources: reply.quoted.citations.map(sourceOf) };
      if (first) yield first;
      const written = yield* rest;
      const note = noteOf(reply);
      if (note !== '') yield { type: 'text-delta', text: note };
      for (const citation of written.citations) yield { type: 'citation', citation };
      await conversations.append(
        conversationId,
        { role: 'user', content: request.message },
        { role: 'assistant', content: written.parts.join('') },
      );
      yield { type: 'done', answer: whole(reply, mode, written) };
    } finally {
      // Who leaves before the rest is read leaves nobody waiting behind it.
      await rest.return(NOTHING);
    }
  }

  const ownWords = (intent: Exclude<ReturnType<typeof intentOf>, 'question'>): string =>
    intent === 'handoff' ? wording.handoff(handoffContact) : wording[intent];

  return {
    ask,
    async answer(request, options) {
      for await (const event of ask(request, options)) if (event.type === 'done') return event.answer;
      throw new Error('An assistant ended without an answer.');
    },
  };
}

type Replied = {
  reply: Reply;
  /** Where documents were looked into. */
  looked?: Pick<Telling, 'message' | 'turns' | 'asOf'> & { found: CuratedFound };
};

const noteOf = ({ remark }: Reply): string => (remark === undefined ? '' : `\n${remark}`);

const STATUS = {
  handoff: 'handoff',
  unclear: 'clarify',
  greeting: 'smalltalk',
  thanks: 'smalltalk',
  goodbye: 'smalltalk',
  identity: 'smalltalk',
} as const;

const sourceOf = ({ document_id, document_title, section_path, passage_id, score }: Citation) => ({
  document_id,
  document_title,
  section_path,
  passage_id,
  score,
});

/** In how many passages a word occurs, counted once a generation. */
function passageFrequency({ terms: { words } }: Generation): (word: string) => number {
  const counts = new Uint32Array(words.vocabulary.length);
  for (const column of words.columns) counts[column] = (counts[column] ?? 0) + 1;
  const columnOf = new Map(words.vocabulary.map((word, column) => [word, column]));
  return (word) => counts[columnOf.get(word) ?? -1] ?? 0;
}
