import type { LoadedDocument } from '../documents/block.ts';
import { buildDocument, CHUNKING_VERSION } from '../documents/build-document.ts';
import type { Generation } from '../generation/generation.ts';
import { FORMAT_VERSION } from '../generation/manifest.ts';
import type { Embedder } from '../retrieval/embedder.ts';
import { createExactVectors } from '../retrieval/exact-vectors.ts';
import { indexText, termRows } from '../retrieval/index-terms.ts';
import type { Analyzer } from '../text/analyzer.ts';
import { fold } from '../text/fold.ts';
import { createHashingEmbedder } from './hashing-embedder.ts';
import { createPlainAnalyzer } from './plain-analyzer.ts';

/** Documents by path: plain text, a paragraph a line, or what a loader made of a file. */
export type GivenDocuments = Record<string, string | LoadedDocument>;

/** A whole generation in memory, made as ingest makes one; by default with the stand-ins for dictionary and model. */
export async function buildGeneration(
  given: GivenDocuments,
  parts: { analyzer?: Analyzer; embedder?: Embedder } = {},
): Promise<Generation> {
  const { analyzer = createPlainAnalyzer(), embedder = createHashingEmbedder() } = parts;
  const built = Object.entries(given).map(([path, content]) => {
    const source = { path, format: 'text', sha256: hex(JSON.stringify(content)), bytes: 0 };
    return buildDocument(typeof content === 'string' ? fromLines(content) : content, source, hex);
  });
  const passages = built.flatMap((one) => one.passages);
  const texts = built.flatMap((one) => one.passages.map((passage) => fold(indexText(one.document, passage), analyzer)));
  const { dimensions } = embedder.model;
  const embeddings = new Float32Array(passages.length * dimensions);
  (await embedder.embed(texts, 'passage')).forEach((vector, row) => {
    embeddings.set(vector, row * dimensions);
  });
  return {
    manifest: {
      format: FORMAT_VERSION,
      id: 'test',
      createdAt: '2026-11-21T00:00:00.000Z',
      chunking: CHUNKING_VERSION,
      analyzer: analyzer.id,
      model: embedder.model,
      sources: [],
      documents: built.map(({ document, passages: { length } }) => ({
        id: document.id,
        title: document.title,
        path: document.source.path,
        sha256: document.source.sha256,
        passages: length,
      })),
      passages: passages.length,
      curated: [],
      files: {},
    },
    documents: new Map(built.map(({ document }) => [document.id, document])),
    passages,
    curated: [],
    terms: termRows(texts, analyzer),
    embeddings,
    vectors: createExactVectors(embeddings, dimensions),
  };
}

const fromLines = (text: string): LoadedDocument => ({
  blocks: text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => ({ kind: 'paragraph', text: line })),
  facts: {},
  structured: false,
});

/** Four FNV-1a sums as 32 hexadecimal digits: enough to tell test texts apart. */
function hex(text: string): string {
  return [0, 1, 2, 3].map((salt) => sum(text, salt).toString(16).padStart(8, '0')).join('');
}

function sum(text: string, salt: number): number {
  let hash = 0x811c9dc5 ^ salt;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}
