/**
 * Turns pairs and text into token-id arrays for training.
 *
 *   node encode.mjs --data DIR --work DIR
 *
 * Writes, little-endian, per kind K in {query, passage, negative, sentence} (a pair without negative has an empty one): `K.ids` (uint16) and `K.ends` (uint32, end offset of each item),
 * plus `pair.source`, `pair.group` (uint32 hash of the passage), `pair.held` (1 = held out), and for text `block.ends` (uint32, end
 * sentence of each block) and `block.source`. Each query is also said in other words
 * (`substitute.mjs`). One pair in 40 is held out, by the hash of its passage; text sentences and training
 * passages that begin like a sentence of a held-out passage are dropped, so the held-out pairs stay unseen.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { at, Column, lines, option, pairs, paraphrases, sources } from './files.mjs';
import { runs, Segmenter, sentences } from './segment.mjs';
import { createSubstitute, seeded } from './substitute.mjs';

const data = option('data');
const work = option('work');
const { vocab, unk_id } = JSON.parse(readFileSync(at(work, 'tokenizer.json'), 'utf8')).model;
const segmenter = new Segmenter(vocab, unk_id);
const BLOCK_CHARACTERS = 160;

/** FNV-1a, 32 bits. */
function hash(text) {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return h >>> 0;
}

/** First 24 normalised characters of a sentence; '' when it is too short to identify anything. */
function key(sentence) {
  const plain = runs(sentence).join('');
  return plain.length < 14 ? '' : plain.slice(0, 24);
}

function store(name) {
  const ids = new Column(Uint16Array, 1 << 20);
  const ends = new Column(Uint32Array);
  return {
    add(list) {
      for (const id of list) ids.push(id);
      ends.push(ids.length);
    },
    write() {
      ids.write(at(work, `${name}.ids`));
      ends.write(at(work, `${name}.ends`));
    },
    get count() {
      return ends.length;
    },
  };
}

const query = store('query');
const passage = store('passage');
const negative = store('negative');
const sentence = store('sentence');
const [source, group, held, blockEnds, blockSource] = [
  Uint8Array,
  Uint32Array,
  Uint8Array,
  Uint32Array,
  Uint8Array,
].map((T) => new Column(T));
const heldKeys = new Set();
const SYNONYMS = 'own:synonyms';
const substitute = createSubstitute(paraphrases(), seeded(1));
/** How often a query is said in other words: customers' questions are few and worth most. Held-out pairs stay as they are. */
const VARIANTS = { customers: 4, synonyms: 0 };
const variants = (q, name, out) => (out ? [] : Array.from({ length: VARIANTS[name] ?? 1 }, () => substitute(q)));
const isHeld = (p) => hash(p.slice(0, 200)) % 40 === 0;
const table = sources();

for (const [, { pairs: given }] of table) {
  for await (const { p } of pairs(data, given)) {
    if (given !== SYNONYMS && isHeld(p))
      for (const s of sentences(p)) {
        const k = key(s);
        if (k) heldKeys.add(k);
      }
  }
}
for (const [number, [name, { pairs: given, text }]] of table.entries()) {
  const before = [query.count, sentence.count];
  for await (const { q, p, n = '', key: same = p } of pairs(data, given)) {
    const out = given !== SYNONYMS && isHeld(p);
    if (!out && heldKeys.has(key(sentences(p)[0] ?? ''))) continue;
    const b = segmenter.ids(p).slice(0, 384);
    const hard = segmenter.ids(n).slice(0, 384);
    const shortest = given === SYNONYMS ? 1 : 6;
    for (const asked of new Set([q, ...variants(q, name, out)])) {
      const a = segmenter.ids(asked).slice(0, 64);
      if (a.length < Math.min(2, shortest) || b.length < shortest) continue;
      query.add(a);
      passage.add(b);
      negative.add(hard);
      source.push(number);
      group.push(hash(same));
      held.push(out ? 1 : 0);
    }
  }
  if (text) {
    let characters = 0;
    const close = () => {
      blockEnds.push(sentence.count);
      blockSource.push(number);
      characters = 0;
    };
    for await (const line of lines(at(data, text))) {
      for (const s of sentences(line)) {
        if (heldKeys.has(key(s))) continue;
        const ids = segmenter.ids(s);
        if (ids.length < 2) continue;
        sentence.add(ids.slice(0, 96));
        characters += s.length;
      }
      if (characters >= BLOCK_CHARACTERS) close();
    }
    if (characters > 0) close();
  }
  console.log(name, 'pairs', query.count - before[0], 'sentences', sentence.count - before[1]);
}
for (const s of [query, passage, negative, sentence]) s.write();
source.write(at(work, 'pair.source'));
group.write(at(work, 'pair.group'));
held.write(at(work, 'pair.held'));
blockEnds.write(at(work, 'block.ends'));
blockSource.write(at(work, 'block.source'));
writeFileSync(at(work, 'sources.json'), JSON.stringify(table.map(([name]) => name)));
