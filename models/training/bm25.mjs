/**
 * BM25 over characters and bigrams: idf · tf·(k1+1) / (tf + k1·(1 − b + b·|d|/avg)), idf = ln(1 + (N − n + 0.5)/(n + 0.5))
 * (Robertson and Zaragoza 2009, §3; the idf of Lucene), k1 0.9, b 0.4. Terms: every Chinese character, every pair of
 * neighbouring Chinese characters, every Latin or digit word.
 */
import { runs } from './segment.mjs';

export function terms(text) {
  const out = [];
  for (const run of runs(text)) {
    for (const part of run.match(/\p{Script=Han}+|[^\p{Script=Han}]+/gu) ?? []) {
      if (!/^\p{Script=Han}/u.test(part)) {
        out.push(part);
        continue;
      }
      for (let i = 0; i < part.length; i++) {
        out.push(part[i]);
        if (i + 1 < part.length) out.push(part.slice(i, i + 2));
      }
    }
  }
  return out;
}

export class Bm25 {
  constructor(texts, k1 = 0.9, b = 0.4) {
    this.size = texts.length;
    this.postings = new Map();
    const lengths = [];
    texts.forEach((text, row) => {
      const list = terms(text);
      lengths.push(list.length);
      const tf = new Map();
      for (const t of list) tf.set(t, (tf.get(t) ?? 0) + 1);
      for (const [t, n] of tf) {
        if (!this.postings.has(t)) this.postings.set(t, []);
        this.postings.get(t).push(row, n);
      }
    });
    const average = lengths.reduce((a, n) => a + n, 0) / this.size;
    this.k1 = k1;
    this.part = Float64Array.from(lengths, (n) => k1 * (1 - b + (b * n) / average));
  }

  /** Scores of all texts for a query. */
  scores(query) {
    const out = new Float64Array(this.size);
    for (const t of terms(query)) {
      const list = this.postings.get(t);
      if (!list) continue;
      const n = list.length / 2;
      const idf = Math.log(1 + (this.size - n + 0.5) / (n + 0.5));
      for (let i = 0; i < list.length; i += 2) {
        out[list[i]] += (idf * list[i + 1] * (this.k1 + 1)) / (list[i + 1] + this.part[list[i]]);
      }
    }
    return out;
  }
}
