import type { Answer, ChatRequest, Citation, Status } from '../contract/chat.ts';
import type { AnswerEvent } from '../contract/events.ts';
import type { Generation } from '../generation/generation.ts';
import type { Hit, Retrieval, Retriever } from '../retrieval/retrieval.ts';
import type { Analyzer } from '../text/analyzer.ts';
import { stripFillers } from '../text/fillers.ts';
import { fold } from '../text/fold.ts';
import { asksIn } from './asking-clause.ts';
import { type CitedText, cite } from './cite.ts';
import { type Reading, readingsIn } from './clarify.ts';
import { withoutOrders } from './commands.ts';
import { compose } from './compose.ts';
import { ANSWER_THRESHOLD, confidenceOf, featuresOf } from './confidence.ts';
import type { Conversations } from './conversation.ts';
import { createEvidenceReader } from './evidence.ts';
import { readingsOf } from './follow-up.ts';
import { quote, type Writer, type WritingTask } from './generative/writer.ts';
import { joinCited } from './join-cited.ts';
import { nearestSections, type Place, questionsFor, suggestionsFor } from './nearby.ts';
import { type Question, questionOf } from './question.ts';
import { scoreEvidence } from './score-evidence.ts';
import { LIST_LIMIT, type Piece } from './selection.ts';
import { intentOf } from './understand.ts';
import { inForce } from './validity.ts';
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
  trace?: (retrieval: Retrieval) => void;
  /** When the caller has to have the whole answer; milliseconds. A model is not waited for any longer. */
  withinMs?: number;
};

export type AssistantParts = {
  /** The generation that `retriever` searches. An assistant lives as long as its generation; conversations outlive it. */
  generation: Generation;
  retriever: Retriever;
  analyzer: Analyzer;
  conversations: Conversations;
  newId: () => string;
  /** Monotonic, milliseconds. */
  now: () => number;
  /** How to reach a person, as visitors should read it. */
  handoffContact?: string | undefined;
  /** Says answers in a model's words where the request lets it; without one every answer is quoted. */
  writer?: Writer | undefined;
};

const PASSAGES = 8;
/** Where some documents are not in force, more passages are looked at so that enough remain. */
const PASSAGES_AS_OF = 24;

/** What an answer is before it has a number, a conversation and a duration. */
type Reply = Pick<Answer, 'status' | 'refusal_reason' | 'nearest' | 'suggestions' | 'confidence'> & {
  quoted: CitedText;
};

/** What one reading of a message came to. `retrieved`: when the search was done. */
type Found = { reading: string; retrieval: Retrieval; retrieved: number; reply: Reply };

export function createAssistant(parts: AssistantParts): Assistant {
  const { generation, retriever, analyzer, conversations, newId, now, handoffContact, writer } = parts;
  const reader = createEvidenceReader(generation, analyzer);
  const frequency = passageFrequency(generation);

  async function* ask(request: ChatRequest, { signal, trace, withinMs }: AskOptions = {}): AsyncGenerator<AnswerEvent> {
    const started = now();
    const conversationId = request.conversation_id ?? newId();
    const folded = fold(request.message, analyzer);
    const message = withoutOrders(folded);
    const intent = intentOf(message);
    let retrieved = started;
    let reply: Reply;
    let asked: Pick<WritingTask, 'question' | 'hits'> | undefined;
    if (message === '' && folded !== '') {
      reply = { ...said('refused', wording.refusal.unsafe), refusal_reason: 'unsafe', confidence: 0 };
    } else if (intent === 'question') {
      const turns = request.history ?? (await conversations.turns(conversationId));
      const readings = readingsOf(message, turns, analyzer, frequency);
      const found = await answerReadings(readings, message, request.as_of, signal);
      trace?.(found.retrieval);
      retrieved = found.retrieved;
      reply = found.reply;
      asked = { question: found.reading, hits: found.retrieval.hits };
    } else {
      reply = said(intent === 'handoff' ? 'handoff' : intent === 'unclear' ? 'clarify' : 'smalltalk', ownWords(intent));
    }
    const composed = now();

    const { quoted, ...rest } = reply;
    yield { type: 'sources', sources: quoted.citations.map(sourceOf) };
    const { parts: pieces, ...written } = yield* say(reply, asked, request, { signal, withinMs });
    for (const citation of written.citations) yield { type: 'citation', citation };
    const answer = pieces.join('');
    await conversations.append(
      conversationId,
      { role: 'user', content: request.message },
      { role: 'assistant', content: answer },
    );
    const timings_ms = { retrieve: retrieved - started, compose: composed - retrieved, total: now() - started };
    yield {
      type: 'done',
      answer: { id: newId(), conversation_id: conversationId, answer, ...rest, ...written, timings_ms },
    };
  }

  /** In a model's words where there is one and the request lets it. What is refused stays refused. */
  function say(
    { status, quoted }: Reply,
    asked: Pick<WritingTask, 'question' | 'hits'> | undefined,
    { mode = 'auto' }: ChatRequest,
    limits: Pick<WritingTask, 'signal' | 'withinMs'>,
  ) {
    if (!writer || !asked || status !== 'answered' || mode === 'extractive') return quote(quoted, limits.signal);
    return writer.write({ ...asked, ...limits, quoted, reader, mode });
  }

  async function search(question: string, asOf: string | undefined): Promise<Retrieval> {
    if (asOf === undefined) return retriever.retrieve(question, PASSAGES);
    const retrieval = await retriever.retrieve(question, PASSAGES_AS_OF);
    const hits = retrieval.hits.filter((hit) => inForce(reader.document(hit.passage.documentId), asOf));
    return { ...retrieval, hits: hits.slice(0, PASSAGES) };
  }

  /** The first reading that the documents answer; the likeliest where they answer none. */
  async function answerReadings(
    readings: readonly string[],
    message: string,
    asOf: string | undefined,
    signal: AbortSignal | undefined,
  ): Promise<Found> {
    let likeliest: Found | undefined;
    const alone = stripFillers(message);
    for (const reading of readings) {
      const retrieval = await search(reading, asOf);
      signal?.throwIfAborted();
      // What was said before tells already which section is meant.
      const mayAsk = stripFillers(reading) === alone;
      const found = { reading, retrieval, retrieved: now(), reply: answerFrom(retrieval, mayAsk) };
      if (found.reply.status === 'refused') found.reply = (await answerParts(reading, asOf)) ?? found.reply;
      if (found.reply.status === 'answered') return found;
      likeliest ??= found;
    }
    if (!likeliest) throw new RangeError('A message needs a reading.');
    return likeliest;
  }

  /** Of several questions in one message, those that can be answered. `undefined` where there is one question, or none can. */
  async function answerParts(question: string, asOf: string | undefined): Promise<Reply | undefined> {
    const asks = asksIn(question);
    if (asks.length < 2) return undefined;
    const replies: Reply[] = [];
    for (const ask of asks) replies.push(answerFrom(await search(ask, asOf)));
    const answered = replies.filter(({ status }) => status === 'answered');
    const shown = answered.filter((_, i) => i === 0 || saidIn(answered.slice(0, i + 1)) <= LIST_LIMIT);
    const [first] = shown;
    if (!first) return undefined;
    const remark = answered.length < replies.length ? wording.partly : undefined;
    const confidence = Math.min(...shown.map((reply) => reply.confidence));
    return {
      ...first,
      quoted: joinCited(
        shown.map(({ quoted }) => quoted),
        remark,
      ),
      confidence,
    };
  }

  function answerFrom(retrieval: Retrieval, mayAsk = false): Reply {
    const { hits } = retrieval;
    const question = questionOf(retrieval);
    const evidence = scoreEvidence(question, reader.open(hits));
    const selection = compose(question, evidence, reader);
    if (selection.pieces.length === 0) return refusal(question, hits, 0);
    const confidence = confidenceOf(featuresOf(question, selection.pieces, reader));
    if (confidence < ANSWER_THRESHOLD) return refusal(question, hits, confidence);
    const choice = mayAsk ? choiceBetween(readingsIn(question, evidence)) : undefined;
    if (choice) return { ...choice, confidence };
    const suggestions = suggestionsFor(question, hits, placeOf(selection.pieces), reader);
    return { status: 'answered', quoted: cite(selection, reader), confidence, suggestions };
  }

  /** Asks back, offering a question for each section that may be meant. */
  function choiceBetween(readings: readonly Reading[]): Reply | undefined {
    const sections = readings.map(({ document, path }) => ({
      document_id: document.id,
      document_title: document.title,
      section_path: [...path],
    }));
    const suggestions = questionsFor(sections);
    return suggestions.length < 2 ? undefined : { ...said('clarify', wording.whichSection(sections)), suggestions };
  }

  function refusal(question: Question, hits: readonly Hit[], confidence: number): Reply {
    const nearest = nearestSections(question, hits, reader);
    const refusal_reason = nearest.length > 0 ? 'not_in_documents' : 'out_of_scope';
    const sentences = [wording.refusal[refusal_reason]];
    if (nearest.length > 0) sentences.push(wording.nearest(nearest));
    if (handoffContact !== undefined) sentences.push(wording.contact(handoffContact));
    const [first] = nearest;
    const place = first && { document: reader.document(first.document_id), path: [], end: 0 };
    const suggestions = suggestionsFor(question, hits, place, reader);
    return { ...said('refused', sentences.join('\n')), refusal_reason, nearest, suggestions, confidence };
  }

  /** Where the piece that answers best stands. */
  function placeOf(pieces: readonly Piece[]): Place | undefined {
    const best = pieces.reduce<Piece | undefined>(
      (top, piece) => (top && top.score >= piece.score ? top : piece),
      undefined,
    );
    const passage = best && reader.passageAt(best.document.id, best.start);
    return best && passage && { document: best.document, path: passage.path, end: best.end };
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

function said(status: Status, text: string): Reply {
  const quoted = { parts: [text], segments: [{ text, citations: [] }], citations: [] };
  return { status, quoted, suggestions: [], confidence: 1 };
}

const saidIn = (replies: readonly Reply[]): number =>
  replies.reduce((sum, { quoted }) => sum + quoted.parts.join('').length, 0);

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
