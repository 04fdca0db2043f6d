import type { StoredDocument } from '../../documents/document.ts';
import type { Passage } from '../../documents/passage.ts';
import type { Hit } from '../../retrieval/retrieval.ts';
import { dependsOnPrevious } from '../dependence.ts';
import type { EvidenceReader } from '../evidence.ts';
import { withoutListSign } from '../list-sign.ts';
import { pairsOf, type Token, tokensOf } from './tokens.ts';

/** A passage under the number by which a model cites it, counted from 1. */
export type NumberedPassage = {
  number: number;
  document: StoredDocument;
  passage: Passage;
  score: number;
  sentences: readonly SourceSentence[];
};

/** A sentence or list item of a passage: what a claim is checked against, and what is cited for it. */
export type SourceSentence = {
  document: StoredDocument;
  start: number;
  end: number;
  score: number;
  /** Without the sign that counts it in a list. */
  folded: string;
  tokens: readonly Token[];
  /** Its text, with what is said above it and, where it leans on that, before it; folded. */
  inContext: string;
  /** How often each pair of neighbouring tokens occurs, as they look under their masks. */
  pairs: ReadonlyMap<string, number>;
  /** Cannot be understood without the one before. */
  leans: boolean;
};

/** More than a model needs, less than makes it slow. */
const PASSAGES = 6;
const CHARACTERS = 4000;

/** The passages that an answer may be written from: those that the quoted answer is from, then the best others. */
export function numberPassages(
  quoted: readonly string[],
  hits: readonly Hit[],
  reader: EvidenceReader,
): NumberedPassage[] {
  const first = hits.filter(({ passage }) => quoted.includes(passage.id));
  const chosen: Hit[] = [];
  let length = 0;
  for (const hit of new Set([...first, ...hits])) {
    length += hit.passage.end - hit.passage.start;
    if (chosen.length === PASSAGES || (chosen.length > 0 && length > CHARACTERS)) break;
    chosen.push(hit);
  }
  return chosen.map(({ passage, score }, i) => {
    const document = reader.document(passage.documentId);
    return { number: i + 1, document, passage, score, sentences: sentencesOf(document, passage, score, reader) };
  });
}

function sentencesOf(document: StoredDocument, passage: Passage, score: number, reader: EvidenceReader) {
  const above = `${reader.fold(document.title)}\n${reader.fold(passage.path.join('\n'))}`;
  let before = '';
  return reader.within(document, passage).map(({ start, end }): SourceSentence => {
    const folded = reader.fold(withoutListSign(document.text.slice(start, end)));
    const leans = dependsOnPrevious(folded);
    const inContext = `${above}\n${leans ? before : ''}\n${folded}`;
    before = folded;
    const tokens = tokensOf(folded);
    return { document, start, end, score, folded, tokens, inContext, pairs: pairsOf(tokens), leans };
  });
}
