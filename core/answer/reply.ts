import { createClauseIndex, type LocatedClause } from '../clauses/clause-index.ts';
import type { SectionReference } from '../contract/chat.ts';
import type { StoredDocument } from '../documents/document.ts';
import type { Retrieval, Retriever } from '../retrieval/retrieval.ts';
import type { Analyzer } from '../text/analyzer.ts';
import { stripFillers } from '../text/fillers.ts';
import { asksIn } from './asking-clause.ts';
import { chooseReading } from './choose-reading.ts';
import { cite, citeBoth } from './cite.ts';
import { type Section, sectionsMeant } from './clarify.ts';
import { findRows, type Rows } from './compare/rows.ts';
import { confidenceOfRows, sideBySide } from './compare/side-by-side.ts';
import { compose } from './compose.ts';
import { ANSWER_THRESHOLD, confidenceOf, featuresOf } from './confidence.ts';
import { createDisagreementFinder } from './disagreement/find-disagreement.ts';
import type { EvidenceReader } from './evidence.ts';
import type { Exchange } from './exchange.ts';
import { createSourceFinder } from './find-sources.ts';
import { askedIn, fitOf } from './fit.ts';
import { joinReplies } from './join-replies.ts';
import { LIMITS, type Limits } from './limits.ts';
import { type Place, questionsFor, suggestionsFor } from './nearby.ts';
import { asksForClause, clausesNamed, inWholeClauses, quoteClauses } from './quote-clause.ts';
import { alone, type Reading } from './reading.ts';
import { createRefusals } from './refusals.ts';
import { type Reply, said } from './said.ts';
import { scoreEvidence } from './score-evidence.ts';
import type { Piece } from './selection.ts';
import { closestTo, NO_SUBJECT, pulledTo, type Subject, subjectOf } from './subject.ts';
import type { Watch } from './watch.ts';
import { wording } from './wording.ts';

/** What one reading of a message came to. `retrieved`: when the search was done. */
export type Found = { reading: string; retrieval: Retrieval; retrieved: number; reply: Reply };

/** Finds what the documents say to a question and decides: answer, ask back or refuse. */
export type Replier = {
  /**
   * Of the readings of a message, likeliest first, the one whose answer fits it best; the likeliest where none is answered.
   * `about`: what was said before, where the message may go on from it. `asOf`: the ISO day on which what is used has to be in force.
   */
  reply(
    readings: readonly Reading[],
    message: string,
    context: { about?: Exchange | undefined; asOf: string; signal: AbortSignal | undefined; watch?: Watch | undefined },
  ): Promise<Found>;
};

export type ReplierParts = {
  retriever: Retriever;
  reader: EvidenceReader;
  documents: ReadonlyMap<string, StoredDocument>;
  analyzer: Pick<Analyzer, 'words'>;
  now: () => number;
  handoffContact: string | undefined;
  /** An answer is given from this confidence on; `ANSWER_THRESHOLD` where it is not given. */
  answerThreshold?: number | undefined;
  /** How long answers may be; `LIMITS` where it is not given. */
  limits?: Limits | undefined;
};

export function createReplier(parts: ReplierParts): Replier {
  const { reader, analyzer, now, answerThreshold = ANSWER_THRESHOLD, limits = LIMITS } = parts;
  const index = createClauseIndex(parts.documents, reader.fold);
  const sources = createSourceFinder({ ...parts, index });
  const refusals = createRefusals(parts);
  const disagreements = createDisagreementFinder({ fold: reader.fold, wordsOf: analyzer.words });

  const reply: Replier['reply'] = async (readings, message, { about, asOf, signal, watch }) => {
    const typed = stripFillers(message);
    // The third clause is most often that of a document, not of what was listed before.
    const likely = asksForClause(typed)
      ? [alone(message), ...readings.filter(({ text }) => text !== message)]
      : readings;
    const subject = about ? await subjectOf(about, parts) : NO_SUBJECT;
    const isSame = ({ reply: { quoted } }: Found) =>
      subject.documents.size === 0 || quoted.citations.some((cited) => subject.documents.has(cited.document_id));
    return chooseReading(
      likely,
      async (reading) => {
        const isTyped = reading.how === 'alone' && stripFillers(reading.text) === typed;
        const one = await find({ ...reading, text: index.asWritten(reading.text) }, asOf, { subject, isTyped, watch });
        signal?.throwIfAborted();
        watch?.({ type: 'read', reading, reply: one.reply });
        return one;
      },
      {
        fitOf: (reading, one) => fitOf(reading, one.retrieval, one.reply.quoted.citations, subject, reader.fold),
        isSame,
      },
    );
  };

  async function find(reading: Reading, day: string, { subject, isTyped, watch }: Spoken): Promise<Found> {
    const { text } = reading;
    const leans = reading.how !== 'alone' && subject.documents.size > 0;
    const { retrieval: sought, setAside } = await sources.find(text, day, leans ? LOOKED_AT : PASSAGES);
    const retrieval = leans ? { ...sought, hits: pulledTo(subject, sought.hits).slice(0, PASSAGES) } : sought;
    const retrieved = now();
    const clause = clauseReply(text, day);
    if (clause) return { reading: text, retrieval, retrieved, reply: clause };
    const named = await sources.findNamed(text, day);
    const own = named && limited(answerFrom(named, { reading, watch }), text);
    if (named && own?.status === 'answered') return { reading: text, retrieval: named, retrieved, reply: own };
    const rows = await rowsFor(retrieval, day);
    const found = limited(answerFrom(retrieval, { reading, rows, watch, ...(isTyped && { subject }) }), text);
    if (found.status !== 'refused') return { reading: text, retrieval, retrieved, reply: found };
    const partly = reading.how === 'alone' ? await answerParts(text, day) : undefined;
    const elsewhere = partly ?? unusable({ ...retrieval, hits: [...setAside] }, day, found.confidence);
    return { reading: text, retrieval, retrieved, reply: elsewhere ?? found };
  }

  /** What is said of each side, where sides are compared. */
  async function rowsFor(retrieval: Retrieval, day: string): Promise<Rows | undefined> {
    const search = async (asks: string, passages?: number) => (await sources.find(asks, day, passages)).retrieval;
    return findRows(retrieval, search, reader, limits);
  }

  /** Where a clause is asked for by its number: its own words, whatever they are. */
  function clauseReply(reading: string, day: string): Reply | undefined {
    const named = clausesNamed(reading, index, reader, analyzer.words);
    if (named.length === 0) return undefined;
    const usable = named.filter(({ document }) => sources.mayUse(document, reading, day));
    if (usable.length === 0) return notUsable(named.map(sectionOf), day, 1);
    if (new Set(usable.map(({ document }) => document)).size > 1)
      return whichOf(usable.map(sectionOf).slice(0, CHOICES));
    const quoted = cite(quoteClauses(usable, reader), reader);
    return limited({ status: 'answered', quoted, suggestions: [], confidence: 1, verbatim: true }, reading);
  }

  const whichOf = (sections: readonly SectionReference[]): Reply => ({
    ...said('clarify', wording.whichSection(sections)),
    suggestions: sections.map(wording.suggestClause),
  });

  /** Of several questions in one message, those that can be answered. `undefined` where there is one question, or none can. */
  async function answerParts(question: string, day: string): Promise<Reply | undefined> {
    const asks = asksIn(question);
    if (asks.length < 2) return undefined;
    const replies: Reply[] = [];
    for (const ask of asks) {
      const { retrieval } = await sources.find(ask, day);
      replies.push(limited(answerFrom(retrieval, { reading: alone(ask), rows: await rowsFor(retrieval, day) }), ask));
    }
    return joinReplies(replies, limits.list);
  }

  /** With a `subject`, be it empty, asks back between sections that fit equally, unless the subject tells which is meant. */
  function answerFrom(retrieval: Retrieval, { reading, rows, subject, watch }: Asked): Reply {
    const { hits } = retrieval;
    const question = askedIn(retrieval, reading, limits);
    const scored = scoreEvidence(question, reader.open(hits));
    const meant = subject ? sectionsMeant(question, scored, reader) : [];
    const told = closestTo(subject ?? NO_SUBJECT, meant);
    const evidence = told ? scored.filter(({ document }) => document === told.document) : scored;
    const picked = compose(question, evidence, reader);
    const composed = rows ? sideBySide(rows, picked, reader, limits) : picked;
    const features = featuresOf(question, composed.pieces, reader);
    const confidence = Math.max(
      rows && composed !== picked ? confidenceOfRows(rows) : 0,
      composed.pieces.length === 0 ? 0 : confidenceOf(features),
    );
    watch?.({ type: 'judged', question, evidence, pieces: composed.pieces, features, confidence });
    if (composed.pieces.length === 0) return refusals.notFound(question, hits, 0);
    if (confidence < answerThreshold) return refusals.notFound(question, hits, confidence);
    const selection = question.kind === 'wording' ? inWholeClauses(composed, reader, limits.list) : composed;
    const isPicked = composed === picked && selection.listTotal === undefined;
    const disagreement = isPicked && disagreements.find(question, selection.pieces, scored);
    // Sources that contradict each other speak of one thing, so that there is nothing to choose.
    const isOpen = !told && !disagreement && meant.some((section) => !isShown(section, composed.pieces));
    const choice = isOpen ? choiceBetween(meant, question.text) : undefined;
    if (choice) return { ...choice, confidence };
    const suggestions = suggestionsFor(question, hits, placeOf(selection.pieces), reader);
    const unless = () => refusals.notFound(question, hits, confidence);
    const answer = { status: 'answered', confidence, suggestions, unless } as const;
    if (disagreement) return { ...answer, quoted: citeBoth(selection, disagreement, reader), verbatim: true };
    const quoted = cite(selection, reader);
    return question.kind === 'wording' ? { ...answer, quoted, verbatim: true } : { ...answer, quoted };
  }

  /** Asks back, offering a question for each section that may be meant. */
  function choiceBetween(meant: readonly Section[], asked: string): Reply | undefined {
    const sections = meant.map(({ document, path }) => ({
      document_id: document.id,
      document_title: document.title,
      section_path: [...path],
    }));
    const suggestions = questionsFor(sections, asked);
    return suggestions.length < 2 ? undefined : { ...said('clarify', wording.whichSection(sections)), suggestions };
  }

  /** Says what the documents of an answer are limited to, where the question does not name it. */
  function limited(reply: Reply, question: string): Reply {
    const cited = new Set(reply.quoted.citations.map(({ document_id }) => reader.document(document_id)));
    const limits = [...cited].flatMap((document) => {
      const values = sources.limits(document, question);
      return values.length > 0 ? [wording.holdsFor(document, values)] : [];
    });
    return limits.length === 0 ? reply : { ...reply, remark: limits.join('\n') };
  }

  /** Where only documents that may not be used would answer: which, and why not. */
  function unusable(setAside: Retrieval, day: string, confidence: number): Reply | undefined {
    if (setAside.hits.length === 0) return undefined;
    const { status, quoted } = answerFrom(setAside, { reading: alone(setAside.query) });
    if (status !== 'answered') return undefined;
    const places = quoted.citations.map(({ document_id, document_title, section_path }) => {
      return { document_id, document_title, section_path };
    });
    return notUsable(places, day, confidence);
  }

  function notUsable(places: readonly SectionReference[], day: string, confidence: number): Reply {
    const documents = new Set(places.map(({ document_id }) => reader.document(document_id)));
    const reasons = [...documents].map((document) => sources.reason(document, day));
    return refusals.notUsable(places, reasons, confidence);
  }

  const isShown = ({ document, path }: Section, pieces: readonly Piece[]): boolean =>
    pieces.some((piece) => {
      const shown = piece.document.id === document.id && reader.passageAt(document.id, piece.start)?.path;
      return shown && path.every((heading, i) => shown[i] === heading);
    });

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

const PASSAGES = 8;
/** Where what was said before moves them, more are looked at. */
const LOOKED_AT = 24;

/** What was spoken of before, and whether a reading is the message as it was typed. */
type Spoken = { subject: Subject; isTyped: boolean; watch: Watch | undefined };
type Asked = { reading: Reading; rows?: Rows | undefined; subject?: Subject; watch?: Watch | undefined };

/** Between how many documents a visitor is asked to choose. */
const CHOICES = 3;

const sectionOf = ({ document, clause }: LocatedClause): SectionReference => ({
  document_id: document.id,
  document_title: document.title,
  section_path: clause.path,
});
