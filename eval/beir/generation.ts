import { createHash } from 'node:crypto';
import type { StoredDocument } from '../../core/documents/document.ts';
import type { Passage } from '../../core/documents/passage.ts';
import type { Generation } from '../../core/generation/generation.ts';
import { FORMAT_VERSION } from '../../core/generation/manifest.ts';
import type { Embedder } from '../../core/retrieval/embedder.ts';
import { indexText, termRows } from '../../core/retrieval/index-terms.ts';
import type { VectorIndex } from '../../core/retrieval/vector-index.ts';
import type { Analyzer } from '../../core/text/analyzer.ts';
import { fold } from '../../core/text/fold.ts';
import type { BeirSet } from './dataset.ts';

export type IndexParts = {
  analyzer: Analyzer;
  embedder: Embedder;
  openVectors(embeddings: Float32Array, dimensions: number): VectorIndex;
};

/** A test set as the product would index it: every passage a document of one passage. Nothing is written. */
export async function indexBeirSet(set: BeirSet, { analyzer, embedder, openVectors }: IndexParts): Promise<Generation> {
  const documents = set.passages.map(documentOf);
  const passages = documents.map(wholePassage);
  const texts = documents.map((document, i) => fold(indexText(document, passages[i] as Passage), analyzer));
  const { dimensions } = embedder.model;
  const embeddings = new Float32Array(texts.length * dimensions);
  for (let from = 0; from < texts.length; from += EMBED_AT_ONCE) {
    const vectors = await embedder.embed(texts.slice(from, from + EMBED_AT_ONCE), 'passage');
    vectors.forEach((vector, i) => {
      embeddings.set(vector, (from + i) * dimensions);
    });
  }
  return {
    manifest: {
      format: FORMAT_VERSION,
      id: set.name,
      createdAt: new Date().toISOString(),
      chunking: 0,
      analyzer: analyzer.id,
      model: embedder.model,
      sources: [],
      documents: [],
      passages: passages.length,
      curated: [],
      files: {},
    },
    documents: new Map(documents.map((document) => [document.id, document])),
    passages,
    curated: [],
    terms: termRows(texts, analyzer),
    embeddings,
    vectors: openVectors(embeddings, dimensions),
  };
}

const EMBED_AT_ONCE = 1024;

function documentOf({ id, title, text }: BeirSet['passages'][number]): StoredDocument {
  const sha256 = createHash('sha256').update(text).digest('hex');
  const source = { path: id, format: 'beir', sha256, bytes: Buffer.byteLength(text) };
  return { id, title, text, sections: [], lists: [], source };
}

function wholePassage({ id, text }: StoredDocument): Passage {
  return { id, documentId: id, start: 0, end: text.length, path: [], units: [], previous: null, next: null };
}
