import type { StoredDocument } from '../documents/document.ts';
import type { Passage } from '../documents/passage.ts';
import type { CuratedAnswer } from '../generation/curated-answer.ts';
import type { GenerationDraft } from '../generation/generation.ts';
import { FORMAT_VERSION } from '../generation/manifest.ts';
import type { TermMatrix } from '../retrieval/term-matrix.ts';
import { unitVectors } from './vector-index-contract.ts';

const DIMENSIONS = 8;
const ROWS = 3;

/** A small draft of `documents` documents with three passages each; another `seed` gives other texts and vectors. */
export function draftOf(documents: number, seed = 1): GenerationDraft {
  const stored = Array.from({ length: documents }, (_, at) => documentOf(at, seed));
  const passages = stored.flatMap(passagesOf);
  return {
    manifest: {
      format: FORMAT_VERSION,
      chunking: 1,
      analyzer: 'test',
      model: { id: 'test', sha256: 'f'.repeat(64), dimensions: DIMENSIONS },
      sources: ['/文档'],
      documents: stored.map(({ id, title, source }) => ({
        id,
        title,
        path: source.path,
        sha256: source.sha256,
        passages: ROWS,
      })),
      passages: passages.length,
      curated: stored.map(({ id }) => ({ path: `curated/${id}.md`, sha256: `${seed}-${id}` })),
    },
    documents: stored,
    passages,
    curated: stored.map((document) => curatedOf(document, seed)),
    terms: { grams: termsOf(passages.length, seed), words: termsOf(passages.length, seed + 1) },
    embeddings: unitVectors(passages.length, DIMENSIONS, seed),
  };
}

function documentOf(at: number, seed: number): StoredDocument {
  const text = `第${at}份说明\n自签收之日起七日内可以退货。${seed} 😀\n运费由商家承担。`;
  const source = { path: `说明/${at}.md`, format: 'markdown', sha256: `${seed}-${at}`, bytes: text.length };
  return { id: `doc-${at}`, title: `说明 ${at}`, text, sections: [], lists: [], source };
}

function passagesOf(document: StoredDocument): Passage[] {
  return Array.from({ length: ROWS }, (_, row) => ({
    id: `${document.id}-${row}`,
    documentId: document.id,
    path: ['退货'],
    start: row,
    end: row + 5,
    units: [{ kind: 'sentence', start: row, end: row + 5 }],
    previous: null,
    next: null,
  }));
}

function curatedOf({ id, text }: StoredDocument, seed: number): CuratedAnswer {
  return {
    id: `curated/${id}.md`,
    questions: [`第 ${seed} 问`],
    sentences: [{ text: '可以。', citations: [1], opensLine: true }],
    citations: [{ documentId: id, start: 0, end: text.length }],
  };
}

/** Row `i` holds `i % 3` terms, so that some rows are empty. */
function termsOf(rows: number, seed: number): TermMatrix {
  const rowStart = new Uint32Array(rows + 1);
  const columns: number[] = [];
  for (let row = 0; row < rows; row++) {
    for (let term = 0; term < row % 3; term++) columns.push(term);
    rowStart[row + 1] = columns.length;
  }
  return {
    vocabulary: ['退', '退货', `词${seed}`],
    rowStart,
    columns: Uint32Array.from(columns),
    counts: Uint16Array.from(columns, (column) => column + seed),
  };
}
