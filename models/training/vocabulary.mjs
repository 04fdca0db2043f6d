/**
 * Counts words in the training text and writes `tokenizer.json` (Unigram) and `subtokens.json`.
 *
 *   node vocabulary.mjs --data DIR --work DIR [--size 40000]
 *
 * Word probability: p(w) = Σ_s share_s · count_s(w) / total_s over the sources s, so that a large source does not drown a small
 * one. The vocabulary holds every character seen often enough, Latin words and pieces, numbers, the domain words of `words.txt`,
 * the short members of the paraphrase groups, and the most probable Chinese words; a word of four or more characters that splits into two listed words is left out.
 * `subtokens.json` lists, for each word, its characters and the shorter words inside it (their rows are added in training).
 */

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { Jieba } from '@node-rs/jieba';
import { dict } from '@node-rs/jieba/dict.js';
import { at, lines, option, pairs, paraphrases, sources } from './files.mjs';
import { runs } from './segment.mjs';

const data = option('data');
const work = option('work');
const size = Number(option('size', '40000'));
const HAN = /^\p{Script=Han}+$/u;
const listed = readFileSync(new URL('words.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter(Boolean);
const everyday = paraphrases()
  .flat()
  .filter((member) => member.length >= 2 && member.length <= 3 && HAN.test(member));
const words = [...new Set([...listed, ...everyday])];

const jieba = Jieba.withDict(dict);
jieba.loadDict(Buffer.from(words.map((w) => `${w} 2000 n`).join('\n')));

const probability = new Map();
const count = new Map();
const characters = new Map();

/** Adds the words of one source, read from `texts`, with weight `share`. */
async function add(texts, share) {
  const here = new Map();
  let total = 0;
  for await (const text of texts) {
    for (const run of runs(text)) {
      for (const word of jieba.cut(run, false)) {
        here.set(word, (here.get(word) ?? 0) + 1);
        total++;
      }
      for (const ch of run) characters.set(ch, (characters.get(ch) ?? 0) + 1);
    }
  }
  for (const [word, n] of here) {
    count.set(word, (count.get(word) ?? 0) + n);
    probability.set(word, (probability.get(word) ?? 0) + (share * n) / total);
  }
}

async function* questionsAndReplies(given) {
  for await (const { q, p } of pairs(data, given)) {
    yield q;
    yield p;
  }
}

for (const [name, { pairs: given, text, share }] of sources()) {
  await add(text ? lines(at(data, text)) : questionsAndReplies(given), share);
  if (text && name === 'kdconv') await add(questionsAndReplies(given), share / 2);
}

const floor = 3e-7;
const vocabulary = new Map();
const put = (piece, p) => {
  if (piece.length <= 16 && !vocabulary.has(piece)) vocabulary.set(piece, Math.log(p));
};

const ranked = [...probability]
  .filter(([w]) => count.get(w) >= 8)
  .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
for (const [ch, n] of [...characters].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))) {
  if (n >= 4 && ch.length === 1 && !/[a-z0-9]/.test(ch)) put(ch, Math.max(probability.get(ch) ?? 0, floor));
}
for (const ch of 'abcdefghijklmnopqrstuvwxyz0123456789') put(ch, floor);
for (let n = 0; n < 100; n++) put(String(n).padStart(2, '0'), 2 * floor);
for (let year = 1950; year <= 2035; year++) put(String(year), 2 * floor);
for (const word of words) put(word, Math.max(probability.get(word) ?? 0, 1e-6));

const latin = ranked.filter(([w]) => /^[a-z][a-z0-9]*$/.test(w) && w.length >= 2);
for (const [word, p] of latin.slice(0, 4200)) put(word, Math.max(p, floor));
const fragments = new Map();
for (const [word, p] of latin) {
  for (const n of [2, 3])
    for (let i = 0; i + n <= word.length; i++) {
      const piece = word.slice(i, i + n);
      fragments.set(piece, (fragments.get(piece) ?? 0) + p);
    }
}
for (const [piece] of [...fragments].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, 900))
  put(piece, floor);
for (const [number, p] of ranked.filter(([w]) => /^[0-9]{3,}$/.test(w)).slice(0, 200)) put(number, Math.max(p, floor));

const known = new Set(ranked.slice(0, size).map(([w]) => w));
const splits = (w) =>
  w.length >= 4 &&
  [...Array(w.length - 3).keys()].some((i) => known.has(w.slice(0, i + 2)) && known.has(w.slice(i + 2)));
for (const [word, p] of ranked) {
  if (vocabulary.size >= size - 3) break;
  if (word.length >= 2 && word.length <= 6 && HAN.test(word) && !splits(word)) put(word, Math.max(p, floor));
}

const special = ['[PAD]', '[UNK]', '[CLS]'];
const round = (x) => Math.round(x * 1000) / 1000;
const vocab = [
  ...special.map((piece) => [piece, -30]),
  ...[...vocabulary].map(([piece, score]) => [piece, round(score)]),
];
const tokenizer = {
  version: '1.0',
  truncation: null,
  padding: null,
  added_tokens: special.map((content, id) => ({
    id,
    content,
    single_word: false,
    lstrip: false,
    rstrip: false,
    normalized: false,
    special: true,
  })),
  normalizer: {
    type: 'Sequence',
    normalizers: [
      { type: 'NFKC' },
      { type: 'Lowercase' },
      { type: 'Replace', pattern: { Regex: '[^\\p{L}\\p{N}]+' }, content: ' ' },
    ],
  },
  pre_tokenizer: { type: 'WhitespaceSplit' },
  post_processor: {
    type: 'TemplateProcessing',
    single: [{ SpecialToken: { id: '[CLS]', type_id: 0 } }, { Sequence: { id: 'A', type_id: 0 } }],
    pair: [
      { SpecialToken: { id: '[CLS]', type_id: 0 } },
      { Sequence: { id: 'A', type_id: 0 } },
      { Sequence: { id: 'B', type_id: 0 } },
    ],
    special_tokens: { '[CLS]': { id: '[CLS]', ids: [2], tokens: ['[CLS]'] } },
  },
  decoder: null,
  model: { type: 'Unigram', unk_id: 1, vocab },
};
const id = new Map(vocab.map(([piece], i) => [piece, i]));
const subtokens = vocab.map(([piece]) => {
  if (piece.length < 2 || !HAN.test(piece)) return [];
  const inside = [];
  for (let i = 0; i < piece.length; i++)
    for (let j = i + 1; j <= piece.length; j++) {
      const part = piece.slice(i, j);
      if (part !== piece && id.has(part)) inside.push(id.get(part));
    }
  return inside;
});
mkdirSync(work, { recursive: true });
writeFileSync(at(work, 'tokenizer.json'), JSON.stringify(tokenizer));
writeFileSync(at(work, 'subtokens.json'), JSON.stringify(subtokens));
const han = [...vocabulary.keys()].filter((w) => HAN.test(w));
console.log(
  JSON.stringify({
    pieces: vocab.length,
    characters: han.filter((w) => w.length === 1).length,
    words: han.filter((w) => w.length > 1).length,
    latin: [...vocabulary.keys()].filter((w) => /[a-z]/.test(w)).length,
    leastCount: count.get(vocab.at(-1)[0]),
    parts: subtokens.reduce((n, s) => n + s.length, 0),
  }),
);
