/**
 * Text → token ids, exactly as `tokenizer.json` prescribes, fast enough for whole corpora.
 *
 * The most probable segmentation of a run x is the sequence of vocabulary pieces w1…wn with w1·…·wn = x that maximises
 * Σ log p(wi) (Kudo 2018, "Subword Regularization", §3.2); it is found by dynamic programming over end positions.
 * `check-segmentation.mjs` compares the result with the tokenizer that runs in the product.
 */

/** NFKC, lower case, every character that is neither a letter nor a number → space: the normaliser of `tokenizer.json`. */
export function normalise(text) {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ');
}

/** Normalised runs without white space: what the pre-tokeniser hands to the model. */
export function runs(text) {
  return normalise(text).match(/\S+/g) ?? [];
}

/** Sentences of a text, cut behind 。！？；!?; and at line ends. */
export function sentences(text) {
  return text
    .split(/(?<=[。！？；!?;])|\n+/u)
    .map((s) => s.trim())
    .filter(Boolean);
}

export class Segmenter {
  /** @param {[string, number][]} vocab pieces and log-probabilities  @param {number} unkId */
  constructor(vocab, unkId) {
    this.unkId = unkId;
    this.scores = Float64Array.from(vocab, ([, score]) => score);
    this.unkScore = vocab.reduce((least, [, score]) => Math.min(least, score), Infinity) - 10;
    this.scores[unkId] = this.unkScore;
    this.root = { next: new Map(), id: -1 };
    vocab.forEach(([piece], id) => {
      let node = this.root;
      for (const ch of piece) {
        if (!node.next.has(ch)) node.next.set(ch, { next: new Map(), id: -1 });
        node = node.next.get(ch);
      }
      node.id = id;
    });
  }

  /** Token ids of one run; neighbouring unknowns count as one. */
  run(x) {
    const n = x.length;
    const best = new Float64Array(n + 1).fill(-Infinity);
    const from = new Int32Array(n + 1);
    const piece = new Int32Array(n + 1);
    best[0] = 0;
    for (let i = 0; i < n; i++) {
      let single = false;
      let node = this.root.next.get(x[i]);
      for (let j = i + 1; node !== undefined; j++) {
        if (node.id >= 0) {
          if (j === i + 1) single = true;
          const score = best[i] + this.scores[node.id];
          if (score > best[j]) {
            best[j] = score;
            from[j] = i;
            piece[j] = node.id;
          }
        }
        if (j >= n) break;
        node = node.next.get(x[j]);
      }
      if (!single && best[i] + this.unkScore > best[i + 1]) {
        best[i + 1] = best[i] + this.unkScore;
        from[i + 1] = i;
        piece[i + 1] = this.unkId;
      }
    }
    const ids = [];
    for (let j = n; j > 0; j = from[j]) ids.push(piece[j]);
    return ids.reverse();
  }

  /** Token ids of a text, without the leading class token. */
  ids(text) {
    const out = [];
    for (const x of runs(text)) for (const id of this.run(x)) out.push(id);
    return out.filter((id, i) => id !== this.unkId || out[i - 1] !== this.unkId);
  }
}
