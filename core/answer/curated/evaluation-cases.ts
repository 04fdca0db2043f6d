import type { StoredDocument } from '../../documents/document.ts';
import { splitSentences } from '../../documents/sentences.ts';
import type { CuratedAnswer, CuratedCitation } from '../../generation/curated-answer.ts';
import { inForce } from '../validity.ts';

/**
 * Approved answers as evaluation questions, one for each way to ask, in the schema of `eval/questions/question.ts`:
 *
 *   sentence of the answer      fact      said in the approved words or in those of the document
 *   its citations               evidence  exact characters of a document
 *
 * So the case goes on asking for what was approved when the answer itself is stale or removed. An answer that is not in force
 * on `day` (ISO) would be missed for another reason, and is left out.
 */
export type EvaluationCase = {
  id: string;
  category: 'single';
  cluster: string;
  tags: ['curated'];
  turns: { role: 'user'; content: string }[];
  answerable: 'yes';
  facts: { id: string; vital: true; any_of: string[][]; evidence: string[] }[];
  evidence: { id: string; document: string; quote: string; start: number; end: number }[];
  max_chars: number;
};

export function evaluationCases(
  answers: readonly CuratedAnswer[],
  documents: ReadonlyMap<string, StoredDocument>,
  day: string,
): EvaluationCase[] {
  return answers.filter((answer) => inForce(answer, day)).flatMap((answer) => casesOf(answer, documents));
}

function casesOf(answer: CuratedAnswer, documents: ReadonlyMap<string, StoredDocument>): EvaluationCase[] {
  const { citations, sentences } = answer;
  const quoteOf = ({ documentId, start, end }: CuratedCitation) =>
    documents.get(documentId)?.text.slice(start, end) ?? '';
  const evidence = citations.map((citation, i) => {
    const { documentId, start, end } = citation;
    return { id: `e${i + 1}`, document: documentId, quote: quoteOf(citation), start, end };
  });
  const facts = sentences.map(({ text, citations: numbers }, i) => {
    const said = numbers.map((number) => longestSentence(evidence[number - 1]?.quote ?? ''));
    const any_of = [[...new Set([withoutBreaks(text), ...said])]];
    return { id: `f${i + 1}`, vital: true as const, any_of, evidence: numbers.map((number) => `e${number}`) };
  });
  const length = sentences.reduce((sum, { text }) => sum + text.length, 0);
  return answer.questions.map((question, i) => ({
    id: `curated-${slugOf(answer.id)}-${i + 1}`,
    category: 'single',
    cluster: clusterOf(citations[0], documents),
    tags: ['curated'],
    turns: [{ role: 'user', content: question }],
    answerable: 'yes',
    facts,
    evidence,
    max_chars: Math.max(SHORTEST_LIMIT, 2 * length),
  }));
}

const SHORTEST_LIMIT = 300;

/** What is looked for must stand in one sentence. */
function longestSentence(quote: string): string {
  const sentences = quote
    .split('\n')
    .flatMap((line) => splitSentences(line).map(({ start, end }) => line.slice(start, end)));
  return sentences.reduce((longest, sentence) => (sentence.length > longest.length ? sentence : longest), '').trim();
}

const withoutBreaks = (text: string): string => text.replace(/\s*\n\s*/g, '');

/** `curated/退货.md` → `curated-9000-8d27`: letters and digits stay, other characters by their number. */
const slugOf = (path: string): string =>
  (path.replace(/\.\w+$/, '').match(/[a-z\d]+|[^a-z\d/._-]/giu) ?? [])
    .map((part) => (/^[a-z\d]+$/i.test(part) ? part.toLowerCase() : (part.codePointAt(0) ?? 0).toString(16)))
    .join('-');

function clusterOf(citation: CuratedCitation | undefined, documents: ReadonlyMap<string, StoredDocument>): string {
  const document = documents.get(citation?.documentId ?? '');
  const around = document?.sections.filter(
    ({ start, end }) => citation && start <= citation.start && citation.start < end,
  );
  return [document?.id ?? 'none', around?.at(-1)?.path.at(-1) ?? 'text'].join('/');
}
