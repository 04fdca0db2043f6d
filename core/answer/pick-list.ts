import type { DocumentList, ListItem, Span } from '../documents/document.ts';
import { longest } from './enumeration.ts';
import type { EvidenceReader } from './evidence.ts';
import { ASKED_ABOVE, askedAbove } from './headings.ts';
import { CONTRARY, isContrary, refusedIn } from './polarity.ts';
import { coverage, coveredBy, type Question, trace } from './question.ts';
import { wantsSeveral } from './question-type.ts';
import type { ScoredEvidence } from './score-evidence.ts';
import { lengthOf, type Piece, type Selection } from './selection.ts';

export type FoundList = { list: DocumentList; document: Piece['document']; score: number };

/**
 * The list that a question is about, scored on the same scale as a sentence: what introduces it (headings and lead)
 * stands for the sentence itself, what its entries share for its surroundings. 六个方面 must find six entries.
 */
export function findList(
  question: Question,
  evidence: readonly ScoredEvidence[],
  reader: EvidenceReader,
): FoundList | undefined {
  const tracesOf = (text: string) => question.words.map((word) => trace(word, text));
  const documents = new Map(evidence.map((unit) => [unit.document.id, unit.document]));
  let best: FoundList | undefined;
  const several = wantsSeveral(question);
  const refused = refusedIn(question.text);
  for (const document of documents.values()) {
    for (const list of several ? reader.listsOf(document) : document.lists) {
      const inside = evidence.filter((unit) => unit.document.id === document.id && overlaps(unit, whole(list)));
      if (inside.length === 0) continue;
      const { headings, lead, items } = reader.list(document, list);
      const traces = { headings: tracesOf(headings), lead: tracesOf(lead), title: tracesOf(inside[0]?.title ?? '') };
      const introduced = greater(traces.headings, traces.lead);
      const { shared, single } = spread(question, items, greater(introduced, traces.title));
      const passageScore = inside.reduce((sum, unit) => sum + unit.passageScore, 0) / inside.length;
      const score =
        0.4 * coveredBy(question.words, introduced) +
        0.45 * coveredBy(question.words, shared) +
        OF_PASSAGE * passageScore +
        ASKED_ABOVE * askedAbove(question, headings) +
        countBonus(question.count, list.items.length) +
        (isNamedBy(question, headings) || areSteps(question, items) ? NAMED : 0) +
        (question.cues.some((given) => given(lead)) ? CUED : 0) -
        (isContrary(refused, lead) ? CONTRARY : 0) -
        (isOfAnother(question, lead) ? OF_ANOTHER : 0) -
        single -
        (lengthOf(list.items) > question.limits.list ? LONG : 0);
      if (!best || score > best.score) best = { list, document, score };
    }
  }
  return best;
}

/** For a list under a heading that the question repeats word for word: `保险责任包括哪几项`. */
const NAMED = 0.15;
const NUMBERING = /^第.{1,4}[编章节条款]\s*|^[\s\p{P}\d一二三四五六七八九十]+[、.)]\s*/u;

function isNamedBy({ text }: Question, headings: string): boolean {
  const name = headings.slice(headings.lastIndexOf('\n') + 1).replace(NUMBERING, '');
  return name.length > 2 && text.includes(name);
}

/** 分几步, 哪些步骤: entries that are counted as steps. */
const areSteps = ({ text }: Question, items: readonly string[]): boolean =>
  /步|流程/.test(text) && items.filter((item) => STEP.test(item)).length > items.length / 2;
const STEP = /^(?:第[一二三四五六七八九十\d]+步|步骤[一二三四五六七八九十\d]+)/;

/** What the passages that it stands in count on average, as for a sentence. */
const OF_PASSAGE = 1;
/** A list that does not fit as written loses to a sentence that names its entries as well. */
const LONG = 0.05;
const FOUND = 0.7;
const CUED = 0.3;
const OF_ANOTHER = 0.3;

/** `这些权益可能包括:` → 权益, what the entries are of. */
const OF =
  /(?:^|[,。;])(?:这些|此类|该类|上述|其)?([^,。;:的]{2,10}?)(?:可能|通常|一般|主要|大致|具体)*(?:包括|包含|涵盖|分为|有|如下)[^,]{0,6}:?$/;

/** Whether a list's lead names what its entries are of, and the question asks for nothing like it. */
function isOfAnother(question: Question, lead: string): boolean {
  const [, subject] = OF.exec(lead.trim()) ?? [];
  return subject !== undefined && coverage(question.words, subject) === 0;
}

const greater = (a: readonly number[], b: readonly number[]): number[] =>
  a.map((value, i) => Math.max(value, b[i] ?? 0));

/**
 * Words that several entries hold speak for the list, beside what introduces it; a word that few hold asks for those
 * entries, and its weight is taken off.
 */
function spread(
  question: Question,
  items: readonly string[],
  introduced: readonly number[],
): { shared: number[]; single: number } {
  const several = Math.max(2, items.length / 3);
  let single = 0;
  const shared = question.words.map((word, i) => {
    const known = introduced[i] ?? 0;
    const holding = items.filter((item) => trace(word, item) >= FOUND).length;
    const named = word.term.length > 1 && items.some((item) => item.includes(word.term));
    if (named && known < FOUND && holding < several) single += word.weight;
    return holding >= several ? 1 : known;
  });
  return { shared, single };
}

const countBonus = (wanted: number | undefined, found: number): number => {
  if (wanted === undefined) return 0.05;
  return wanted === found ? 0.2 : -0.2;
};

const whole = (list: DocumentList): Span => ({ start: list.lead?.start ?? list.start, end: list.end });
const overlaps = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;

/**
 * A list is shown whole, in the fullest form that fits:
 *
 *   entries as written → headings, each with the first sentence below it → one sentence of the source that names them all → their heads → the first clause of each head
 */
export function closeList(
  { list, document, score }: FoundList,
  evidence: readonly ScoredEvidence[],
  reader: EvidenceReader,
  limit: number,
): Selection {
  const piece = ({ start, end }: Span): Piece => ({ document, start, end, score });
  const { lead: opening } = list;
  const announced = evidence.find((unit) => unit.document.id === document.id && unit.start === opening?.start);
  const lead = opening && announced && !announced.form.announces ? [piece(opening)] : [];
  const fits = (pieces: Piece[]) => lengthOf(pieces) <= limit;
  const withLead = (pieces: Piece[]) => (fits([...lead, ...pieces]) ? [...lead, ...pieces] : pieces);

  const full = list.items.map(piece);
  if (fits(full)) return { pieces: withLead(full) };
  const opened = list.items.map((item) => piece(withFirstSentence(item, document, reader)));
  if (opened.some((entry, i) => entry.end > (list.items[i]?.head.end ?? 0)) && fits(opened))
    return { pieces: withLead(opened) };
  const summary = summaryOf(list, document.id, evidence, limit);
  if (summary) return { pieces: [piece(summary)] };
  const heads = list.items.map((item) => piece(item.head));
  if (fits(heads)) return { pieces: withLead(heads) };
  const clauses = heads.map((head) => ({ ...head, end: firstClauseEnd(head) }));
  if (fits(clauses)) return { pieces: withLead(clauses) };
  const shown = clauses.filter((_, i) => fits(clauses.slice(0, i + 1)));
  return { pieces: shown, listTotal: list.items.length };
}

/** A heading says little alone: `服务质量` and the sentence below it that can stand by itself. Other heads stay as they are. */
function withFirstSentence({ head, start, end }: ListItem, document: Piece['document'], reader: EvidenceReader): Span {
  const isHeading =
    document.text[head.end] === '\n' && !/[。！？；!?;]$/.test(document.text.slice(head.start, head.end));
  if (!isHeading) return head;
  const [first] = reader.within(document, { start: Math.max(start, head.end), end });
  const follows = first && /^\s*$/.test(document.text.slice(head.end, first.start));
  return follows && !first.form.leans && !first.form.announces ? { start: head.start, end: first.end } : head;
}

/** A sentence in or just after the list that enumerates as many entries as it has. */
function summaryOf(
  list: DocumentList,
  documentId: string,
  evidence: readonly ScoredEvidence[],
  limit: number,
): Span | undefined {
  return evidence.find(
    (unit) =>
      unit.document.id === documentId &&
      unit.start >= (list.lead?.start ?? list.start) &&
      unit.start <= list.end + NEARBY &&
      longest(unit.form.enumerations) >= list.items.length &&
      unit.end - unit.start <= limit,
  );
}

const NEARBY = 200;

function firstClauseEnd({ document, start, end }: Piece): number {
  const text = document.text.slice(start, end);
  const body = /^[\s\p{P}\d一二三四五六七八九十第点条]*/u.exec(text)?.[0].length ?? 0;
  const stop = text.slice(body).search(/[，,。；;：:（(]/);
  return stop > 0 ? start + body + stop : end;
}
