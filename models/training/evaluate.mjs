/**
 * Retrieval figures of a model folder on sets in BEIR layout (corpus.jsonl, queries.jsonl, qrels.tsv).
 *
 *   node evaluate.mjs --sets DIR --model MODEL_DIR [--weight 0.3] [--queries 1500] [--only NAME,NAME] [--out FILE]
 *
 * For each set: nDCG@10 and recall@10 of the model alone (cosine), of BM25 alone, and of both fused as
 * (1 − w)·BM25/max(BM25) + w·(cos − min)/(max − min) over the whole set; and fused − BM25 in nDCG@10 with the half width of its
 * 95 % interval over queries (1.96 · standard error of the paired differences). The first queries of a set are taken in file order.
 * The model is loaded the way the product loads it. Its rows are read once by asking it for every token; that the sum of rows over
 * our segmentation equals the vector the pipeline returns is checked on 60 texts of each set.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { env, pipeline, Tensor } from '@xenova/transformers';
import { Bm25 } from './bm25.mjs';
import { option } from './files.mjs';
import { best, cosines, mean, measure, range } from './measures.mjs';
import { Segmenter } from './segment.mjs';

const model = resolve(option('model'));
const weight = Number(option('weight', '0.3'));
const limit = Number(option('queries', '1500'));
const only = option('only', '').split(',').filter(Boolean);
const root = option('sets');
env.allowRemoteModels = false;
env.localModelPath = dirname(model);
const extract = await pipeline('feature-extraction', basename(model), { quantized: true });
const { vocab, unk_id } = JSON.parse(readFileSync(join(model, 'tokenizer.json'), 'utf8')).model;
const segmenter = new Segmenter(vocab, unk_id);
const all = (fill) => new Tensor('int64', BigInt64Array.from(vocab, fill), [1, vocab.length]);
const { last_hidden_state: rows } = await extract.model({
  input_ids: all((_, i) => BigInt(i)),
  attention_mask: all(() => 1n),
});
const dimensions = rows.dims[2];

/** Unit vectors of texts, one after the other. */
function embed(texts) {
  const out = new Float32Array(texts.length * dimensions);
  texts.forEach((text, t) => {
    const v = out.subarray(t * dimensions, (t + 1) * dimensions);
    for (const id of segmenter.ids(text).slice(0, 511)) {
      for (let k = 0; k < dimensions; k++) v[k] += rows.data[id * dimensions + k];
    }
    const norm = Math.sqrt(v.reduce((a, x) => a + x * x, 0)) || 1;
    for (let k = 0; k < dimensions; k++) v[k] /= norm;
  });
  return out;
}

/** Smallest cosine between our vectors and those of the pipeline. */
async function agreement(texts, vectors) {
  let least = 1;
  for (let t = 0; t < Math.min(60, texts.length); t++) {
    const { data } = await extract(texts[t], { pooling: 'mean', normalize: true });
    least = Math.min(
      least,
      data.reduce((a, x, k) => a + x * vectors[t * dimensions + k], 0),
    );
  }
  return least;
}

const readLines = (path) => readFileSync(path, 'utf8').split('\n').filter(Boolean);
const report = [];

for (const name of readdirSync(root).filter(
  (n) => existsSync(join(root, n, 'qrels.tsv')) && (only.length === 0 || only.includes(n)),
)) {
  const corpus = readLines(join(root, name, 'corpus.jsonl')).map((l) => JSON.parse(l));
  const rowOf = new Map(corpus.map(({ id }, row) => [String(id), row]));
  const grades = new Map();
  for (const [query, passage, grade] of readLines(join(root, name, 'qrels.tsv')).map((l) => l.split('\t'))) {
    if (!(Number(grade) > 0) || !rowOf.has(passage)) continue;
    if (!grades.has(query)) grades.set(query, new Map());
    grades.get(query).set(rowOf.get(passage), Number(grade));
  }
  const queries = readLines(join(root, name, 'queries.jsonl'))
    .map((l) => JSON.parse(l))
    .filter(({ id }) => grades.has(String(id)))
    .slice(0, limit);
  const texts = corpus.map(({ title, text }) => (title ? `${title}\n${text}` : text));
  const lexical = new Bm25(texts);
  const passages = embed(texts);
  const asked = embed(queries.map(({ text }) => text));
  const ways = { dense: [], lexical: [], fused: [] };
  queries.forEach(({ id, text }, q) => {
    const bm25 = lexical.scores(text);
    const cosine = cosines(asked.subarray(q * dimensions, (q + 1) * dimensions), passages, texts.length);
    const top = range(bm25)[1] || 1;
    const [lo, hi] = range(cosine);
    const fused = bm25.map((s, row) => ((1 - weight) * s) / top + (weight * (cosine[row] - lo)) / (hi - lo || 1));
    for (const [way, s] of Object.entries({ dense: cosine, lexical: bm25, fused }))
      ways[way].push(measure(best(s), grades.get(String(id))));
  });
  const line = { set: name, passages: texts.length, queries: queries.length };
  for (const [way, list] of Object.entries(ways)) {
    line[way] = { ndcg: mean(list.map((m) => m.ndcg)), recall: mean(list.map((m) => m.recall)) };
  }
  const gains = ways.fused.map((m, i) => m.ndcg - ways.lexical[i].ndcg);
  line.gain = mean(gains);
  line.halfWidth = 1.96 * Math.sqrt(mean(gains.map((g) => (g - line.gain) ** 2)) / gains.length);
  line.agreement = await agreement(texts, passages);
  report.push(line);
  const f = (x) => x.toFixed(3);
  console.log(
    name.padEnd(16),
    ...Object.keys(ways).map((w) => `${w} ${f(line[w].ndcg)}/${f(line[w].recall)}`),
    `gain ${f(line.gain)} ± ${f(line.halfWidth)}`,
    `agreement ${line.agreement.toFixed(5)}`,
  );
}
const total = Object.fromEntries(
  ['dense', 'lexical', 'fused'].map((w) => [
    w,
    { ndcg: mean(report.map((r) => r[w].ndcg)), recall: mean(report.map((r) => r[w].recall)) },
  ]),
);
console.log(
  'mean',
  JSON.stringify(total, (_, x) => (typeof x === 'number' ? Number(x.toFixed(4)) : x)),
);
const out = option('out', '');
if (out) writeFileSync(out, JSON.stringify({ weight, report, total }, null, 1));
