/**
 * Documents for measuring ingest: the sentences of real ones, shuffled into new documents of the same length until
 * `characters` are reached. Language, sentence length and punctuation stay those of the originals while no document
 * repeats another, so nothing that ingest caches can help.
 */
export function syntheticDocuments(texts: readonly string[], characters: number): string[] {
  const sentences = texts.flatMap((text) => text.split(/(?<=[。！？\n])/)).filter((sentence) => sentence.trim() !== '');
  const length = texts.reduce((sum, text) => sum + text.length, 0) / texts.length;
  const random = mulberry32(20_261_121);
  const documents: string[] = [];
  for (let total = 0; total < characters; ) {
    let document = '';
    while (document.length < length) document += sentences[Math.floor(random() * sentences.length)];
    documents.push(document);
    total += document.length;
  }
  return documents;
}

/** A seeded generator of uniform numbers in [0, 1), so that every run measures the same documents. Tommy Ettinger, 2017. */
function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
