import { longest, MANY_ENTRIES } from './enumeration.ts';
import type { EvidenceReader } from './evidence.ts';
import { closeList, type FoundList, findList } from './pick-list.ts';
import { pickSentences } from './pick-sentences.ts';
import type { Question } from './question.ts';
import { wantsSeveral } from './question-type.ts';
import type { ScoredEvidence } from './score-evidence.ts';
import { joined, lengthOf, overlap, type Piece, roomFor, type Selection } from './selection.ts';
import { wholeSection } from './whole-section.ts';

const LISTING = new Set<Question['kind']>(['list', 'how', 'wording', 'other']);

/**
 * Picks the pieces of the documents that answer: a whole list, a short section, or the best sentences.
 * Which one is decided by the question's form and by which scores higher.
 */
export function compose(question: Question, evidence: readonly ScoredEvidence[], reader: EvidenceReader): Selection {
  const best = bestOf(evidence.filter(({ folded, title }) => folded !== title));
  if (!best) return { pieces: [] };
  const documents = [...new Set(evidence.map((unit) => unit.document.id))];
  const section = wholeSection(question, best, evidence);
  const room = roomFor(question);
  /** The section instead of what was picked from it, where it says more and there is room for what was picked elsewhere. */
  const enough = (selection: Selection): Selection => {
    const { pieces } = selection;
    const elsewhere = section ? pieces.filter((piece) => !isAmong(piece, section)) : pieces;
    if (!section || elsewhere.length === pieces.length) return selection;
    const whole = [...section, ...elsewhere];
    const fits = lengthOf(whole) > lengthOf(pieces) && (elsewhere.length === 0 || lengthOf(whole) <= room);
    return fits ? { pieces: joined(whole, documents) } : selection;
  };
  const listing = LISTING.has(question.kind) || wantsSeveral(question);
  const found = listing ? findList(question, evidence, reader) : undefined;
  if (found) {
    const { score } = found;
    const own = isWithin(best, found);
    const beside = own || isUnderSameHeading(best, found, reader);
    const several = question.kind === 'list' || question.each === true;
    const preferred = several && longest(best.form.enumerations) < MANY_ENTRIES ? PREFERRED : 0;
    const gain = Math.max(preferred, own && several ? WITHIN_LIST : 0, beside ? WITHIN : 0);
    if (score + gain > best.score)
      return enough(closeList({ ...found, score: own ? Math.max(score, best.score) : score }, evidence, reader, room));
  }
  const led = ledList(question, best, evidence, reader);
  if (led) return enough(led);
  const pieces = pickSentences(question, evidence);
  return enough(announcedBy(pieces, question, evidence, reader) ?? { pieces: joined(pieces, documents) });
}

const isAmong = (piece: Piece, section: readonly Piece[]): boolean => section.some((other) => overlap(piece, other));

const isWithin = (best: ScoredEvidence, { list, document }: FoundList): boolean =>
  best.document.id === document.id && list.start <= best.start && best.end <= list.end;

const isUnderSameHeading = (best: ScoredEvidence, { list, document }: FoundList, reader: EvidenceReader): boolean =>
  best.document.id === document.id && best.headings !== '' && best.headings === reader.list(document, list).headings;

/** The best sentence being one of a list's own, or under its heading, speaks for the list. */
const WITHIN = 0.05;
const WITHIN_LIST = 0.2;
/** A question for several things would rather have a list than a sentence that names one. */
const PREFERRED = 0.1;

/**
 * The list that the best sentence announces, or that the next one does while leaning on it:
 * `会员享受专属权益。这些权益包括：…`
 */
function ledList(
  question: Question,
  best: ScoredEvidence,
  evidence: readonly ScoredEvidence[],
  reader: EvidenceReader,
): Selection | undefined {
  const { document, score } = best;
  const several = wantsSeveral(question);
  const listAfter = (unit: ScoredEvidence | undefined) =>
    unit && (several || unit.form.announces || ANNOUNCES.test(unit.folded))
      ? document.lists.find((list) => list.lead?.end === unit.end)
      : undefined;
  const own = listAfter(best);
  if (own) return closeList({ list: own, document, score }, evidence, reader, roomFor(question));
  const next = evidence[evidence.indexOf(best) + 1];
  const list = question.kind === 'list' && next && next.form.leans ? listAfter(next) : undefined;
  if (!list || next?.document.id !== document.id) return undefined;
  const closed = closeList({ list, document, score }, evidence, reader, roomFor(question));
  const pieces = [{ document, start: best.start, end: best.end, score }, ...closed.pieces];
  return lengthOf(pieces) <= question.limits.explanation ? { ...closed, pieces } : closed;
}

/** `请执行以下步骤。` */
const ANNOUNCES = /:$|(?:以下|下列|如下)[^,。]{0,8}。?$/;

/** Where all that was picked only announces a list: that list. */
function announcedBy(
  pieces: readonly Piece[],
  question: Question,
  evidence: readonly ScoredEvidence[],
  reader: EvidenceReader,
): Selection | undefined {
  const [piece] = pieces;
  if (!piece || pieces.length > 1) return undefined;
  const { document, start, end, score } = piece;
  if (!ANNOUNCES.test(reader.fold(document.text.slice(start, end)))) return undefined;
  const list = document.lists.find(({ lead }) => lead?.end === end);
  return (
    list &&
    closeList({ list, document, score }, evidence, reader, Math.max(question.limits.explanation, roomFor(question)))
  );
}

function bestOf(evidence: readonly ScoredEvidence[]): ScoredEvidence | undefined {
  return evidence.reduce<ScoredEvidence | undefined>(
    (top, unit) => (top && top.score >= unit.score ? top : unit),
    undefined,
  );
}
