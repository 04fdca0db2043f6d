import { articleAround, type Clause, ruleListAround } from '../clauses/clause.ts';
import type { ClauseIndex, LocatedClause } from '../clauses/clause-index.ts';
import { readWordingQuery } from '../clauses/wording-query.ts';
import type { Span, StoredDocument } from '../documents/document.ts';
import { namesWording } from '../text/verbatim-request.ts';
import type { EvidenceReader } from './evidence.ts';
import { classOf } from './function-words.ts';
import { formOf } from './question-type.ts';
import { joined, lengthOf, type Piece, type Selection } from './selection.ts';

/** More of one clause than anybody reads in an answer. Characters. */
const LONGEST = 2000;

/**
 * The clauses that a question names by their numbers and wants in their own words; none where it asks for something in or
 * about them:
 *
 *   《租赁合同》第8条原文    第八条第二款    第八条关于押金怎么写的      the clause
 *   违反第八条怎么处罚       第八条说几天退                              a question like any other
 */
export function clausesNamed(
  question: string,
  index: ClauseIndex,
  reader: Pick<EvidenceReader, 'fold'>,
  wordsOf: (text: string) => string[],
): LocatedClause[] {
  const folded = namesWording(reader.fold(question));
  const query = readWordingQuery(folded);
  if (query.references.length === 0) return [];
  const words = wordsOf(query.rest).filter((word) => classOf(word) === 'content' && !WORDING.has(word));
  const { kind } = formOf(folded);
  if (kind !== 'wording' && (words.length > 0 || query.phrases.length > 0)) return [];
  return index.locate(query).filter(({ document, clause }) => {
    const text = reader.fold(
      [document.title, ...clause.path, document.text.slice(clause.start, clause.end)].join('\n'),
    );
    return [...words, ...query.phrases].every((word) => text.includes(word));
  });
}

/** Whether a message asks for a clause by its number, and nothing of it: 第三条呢, but not 第三条怎么做. */
export function asksForClause(folded: string): boolean {
  const { references, titles, rest } = readWordingQuery(namesWording(folded));
  if (references.length === 0) return false;
  const isPart = references.some(({ paragraph, item }) => (paragraph ?? item) !== undefined);
  return isPart || titles.length > 0 || /^[\s那么和与、,的呢?]*$/u.test(rest) || /原文|原话|规定|怎么[写说]/.test(rest);
}

/** How exact words are asked for. */
const WORDING = new Set(
  '原文 原话 原句 全文 条文 条款 法条 内容 规定 表述 完整 发给 列出 出来 写着 查看 查询 查一下 看看'.split(' '),
);

/** A clause as it is quoted: a line a piece. What is longer than anybody reads is broken off between lines, and it is said. */
export function quoteClauses(clauses: readonly LocatedClause[], reader: EvidenceReader): Selection {
  const lines = clauses.flatMap(({ document, clause, focus }) => linesOf(document, focus ?? clause, reader));
  const fitting = lines.filter((_, i) => i === 0 || lengthOf(lines.slice(0, i + 1)) <= LONGEST);
  return fitting.length < lines.length ? { pieces: fitting, listTotal: lines.length } : { pieces: lines };
}

/**
 * For a question that wants the wording: the whole of the clause that its best sentence is of, an article or a rule with its
 * （一）（二）, where that is no more than `limit` characters.
 */
export function inWholeClauses(selection: Selection, reader: EvidenceReader, limit: number): Selection {
  const best = selection.pieces.reduce<Piece | undefined>(
    (top, one) => (top && top.score >= one.score ? top : one),
    undefined,
  );
  const clause = best && (articleAround(best.document, best) ?? ruleListAround(best.document, best));
  if (!best || !clause || clause.end - clause.start > limit) return selection;
  const whole = linesOf(best.document, clause, reader).map((piece) => ({ ...piece, score: best.score }));
  const others = selection.pieces.filter((piece) => piece.document !== best.document || !isIn(piece, clause));
  return { pieces: lengthOf([...whole, ...others]) <= limit ? [...whole, ...others] : whole };
}

const isIn = (piece: Span, clause: Span): boolean => clause.start <= piece.start && piece.end <= clause.end;

function linesOf(document: StoredDocument, span: Span | Clause, reader: EvidenceReader): Piece[] {
  const units = reader.within(document, span).map(({ start, end }) => ({ document, start, end, score: 1 }));
  return joined(units, [document.id]);
}
