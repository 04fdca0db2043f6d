import type { Answer, Status } from '../contract/chat.ts';
import type { Hit, Retrieval, Retriever } from '../retrieval/retrieval.ts';
import { stripFillers } from '../text/fillers.ts';
import { asksIn } from './asking-clause.ts';
import { type CitedText, cite } from './cite.ts';
import { type Reading, readingsIn } from './clarify.ts';
import { compose } from './compose.ts';
import { ANSWER_THRESHOLD, confidenceOf, featuresOf } from './confidence.ts';
import type { EvidenceReader } from './evidence.ts';
import { joinCited } from './join-cited.ts';
import { nearestSections, type Place, questionsFor, suggestionsFor } from './nearby.ts';
import { type Question, questionOf } from './question.ts';
import { scoreEvidence } from './score-evidence.ts';
import { LIST_LIMIT, type Piece } from './selection.ts';
import { inForce } from './validity.ts';
import { wording } from './wording.ts';

const PASSAGES = 8;
/** Where some documents are not in force, more passages are looked at so that enough remain. */
const PASSAGES_AS_OF = 24;

/** What an answer is before it has a number, a conversation and a duration. */
export type Reply = Pick<Answer, 'status' | 'refusal_reason' | 'nearest' | 'suggestions' | 'confidence'> & {
  quoted: CitedText;
};

/** What one reading of a message came to. `retrieved`: when the search was done. */
export type Found = { reading: string; retrieval: Retrieval; retrieved: number; reply: Reply };

/** Finds what the documents say to a question and decides: answer, ask back or refuse. */
export type Replier = {
  /** Of the readings of a message, likeliest first, the first that is answered; the likeliest where none is. */
  reply(
    readings: readonly string[],
    message: string,
    limits: { asOf: string | undefined; signal: AbortSignal | undefined },
  ): Promise<Found>;
};

export type ReplierParts = {
  retriever: Retriever;
  reader: EvidenceReader;
  now: () => number;
  handoffContact: string | undefined;
};

export function createReplier({ retriever, reader, now, handoffContact }: ReplierParts): Replier {
  async function search(question: string, asOf: string | undefined): Promise<Retrieval> {
    if (asOf === undefined) return retriever.retrieve(question, PASSAGES);
    const retrieval = await retriever.retrieve(question, PASSAGES_AS_OF);
    const hits = retrieval.hits.filter((hit) => inForce(reader.document(hit.passage.documentId), asOf));
    return { ...retrieval, hits: hits.slice(0, PASSAGES) };
  }

  const reply: Replier['reply'] = async (readings, message, { asOf, signal }) => {
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
  };

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

  return { reply };
}

/** The assistant's own words: no document is quoted. */
export function said(status: Status, text: string): Reply {
  const quoted = { parts: [text], segments: [{ text, citations: [] }], citations: [] };
  return { status, quoted, suggestions: [], confidence: 1 };
}

const saidIn = (replies: readonly Reply[]): number =>
  replies.reduce((sum, { quoted }) => sum + quoted.parts.join('').length, 0);
