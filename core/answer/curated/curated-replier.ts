import type { CuratedAnswer } from '../../generation/curated-answer.ts';
import type { Retrieval, Retriever } from '../../retrieval/retrieval.ts';
import { stripFillers } from '../../text/fillers.ts';
import { asksIn } from '../asking-clause.ts';
import { type CitedText, citationOf } from '../cite.ts';
import type { EvidenceReader } from '../evidence.ts';
import { joinReplies } from '../join-replies.ts';
import { LIMITS, type Limits } from '../limits.ts';
import { suggestionsFor } from '../nearby.ts';
import { questionOf } from '../question.ts';
import { alone } from '../reading.ts';
import type { Found, Replier } from '../reply.ts';
import type { Reply } from '../said.ts';
import type { CuratedAnswers } from './curated-answers.ts';

/** `approved`: a person's words, which nothing may reword. */
export type CuratedFound = Found & { approved: boolean };
export type CuratedReplier = {
  reply(...asked: Parameters<Replier['reply']>): Promise<CuratedFound>;
};

export type CuratedReplierParts = {
  replier: Replier;
  /** None where nothing was approved. */
  curated: CuratedAnswers | undefined;
  retriever: Retriever;
  reader: EvidenceReader;
  now: () => number;
  limits?: Limits | undefined;
};

type Context = Parameters<Replier['reply']>[2];

/** As for a composed answer: what is suggested beside it comes from these. */
const PASSAGES = 8;

/**
 * Gives an approved answer where there is one, and what `replier` finds where there is none. A reading that an approved answer
 * fits does not come before a likelier one that can be answered. Of several questions in one message each may have its own. A
 * question with a slip is tried again as it was mended.
 */
export function createCuratedReplier(parts: CuratedReplierParts): CuratedReplier {
  const { replier, curated, retriever, reader, now, limits = LIMITS } = parts;
  if (!curated) {
    return { reply: async (...asked) => ({ ...(await replier.reply(...asked)), approved: false }) };
  }

  /** Several questions, at least one of which has an approved answer. */
  async function repliesTo(asks: readonly string[], context: Context): Promise<Reply | undefined> {
    if (asks.length < 2) return undefined;
    const approved = await Promise.all(asks.map((ask) => curated?.find(ask, context.asOf)));
    if (approved.every((answer) => answer === undefined)) return undefined;
    const replies: Reply[] = [];
    for (const [i, ask] of asks.entries()) {
      const answer = approved[i];
      if (answer) replies.push(replyOf(answer, await retriever.retrieve(ask, PASSAGES), reader));
      else replies.push((await replier.reply([alone(ask)], ask, context)).reply);
    }
    const joined = joinReplies(replies, limits.list);
    return joined && { ...joined, verbatim: true };
  }

  return {
    async reply(readings, message, context) {
      const { asOf, signal } = context;
      for (const [i, { text: reading }] of readings.entries()) {
        const answer = await curated.find(reading, asOf);
        if (!answer) continue;
        const likelier = i > 0 ? await replier.reply(readings.slice(0, i), message, context) : undefined;
        if (likelier?.reply.status === 'answered') return { ...likelier, approved: false };
        const retrieval = await retriever.retrieve(reading, PASSAGES);
        signal?.throwIfAborted();
        return { reading, retrieval, retrieved: now(), reply: replyOf(answer, retrieval, reader), approved: true };
      }
      const found = await replier.reply(readings, message, context);
      const partly = await repliesTo(asksIn(found.reading), context);
      if (partly) return { ...found, reply: partly, approved: false };
      const { query } = found.retrieval;
      const mended = query === stripFillers(found.reading) ? undefined : await curated.find(query, asOf);
      return mended
        ? { ...found, reply: replyOf(mended, found.retrieval, reader), approved: true }
        : { ...found, approved: false };
    },
  };
}

function replyOf(answer: CuratedAnswer, retrieval: Retrieval, reader: EvidenceReader): Found['reply'] {
  const quoted = citedTextOf(answer, reader);
  const [first] = quoted.citations;
  const place = first && { document: reader.document(first.document_id), path: first.section_path, end: first.end };
  const suggestions = suggestionsFor(questionOf(retrieval), retrieval.hits, place, reader);
  const cited = quoted.citations.flatMap(({ section_path }) => section_path.slice(-1));
  const fresh = suggestions.filter((suggestion) => !cited.some((heading) => suggestion.includes(heading)));
  return { status: 'answered', quoted, confidence: 1, suggestions: fresh };
}

/** The sentences as they were written, each with its citations. */
function citedTextOf({ sentences, citations }: CuratedAnswer, reader: EvidenceReader): CitedText {
  const segments = sentences.map(({ text, citations: numbers }) => ({ text, citations: [...numbers] }));
  const parts = sentences.map(({ text, citations: numbers, opensLine }, i) => {
    const markers = numbers.map((number) => `[${number}]`).join('');
    return `${opensLine && i > 0 ? '\n' : ''}${text}${markers}`;
  });
  return {
    parts,
    segments,
    citations: citations.map(({ documentId, start, end }, i) =>
      citationOf({ document: reader.document(documentId), start, end, score: 1 }, i + 1, reader),
    ),
  };
}
