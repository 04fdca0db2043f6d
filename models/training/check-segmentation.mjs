/**
 * Compares the segmenter used for training with the tokenizer that runs in the product.
 *
 *   node check-segmentation.mjs --data DIR --work DIR [--texts 4000]
 *
 * Reads `tokenizer.json` of the work directory; exits 1 at any difference.
 */
import { readFileSync } from 'node:fs';
import { XLMRobertaTokenizer } from '@xenova/transformers';
import { at, option, pairs, sources } from './files.mjs';
import { Segmenter } from './segment.mjs';

const work = option('work');
const wanted = Number(option('texts', '4000'));
const json = JSON.parse(readFileSync(at(work, 'tokenizer.json'), 'utf8'));
const config = JSON.parse(readFileSync(new URL('tokenizer_config.json', import.meta.url), 'utf8'));
const product = new XLMRobertaTokenizer(json, { ...config, model_max_length: 1e6 });
const ours = new Segmenter(json.model.vocab, json.model.unk_id);

const ODD = [
  '',
  '？！',
  '𠮷野家 🙂🙂 ok',
  'ＡＢＣ１２３㎏',
  'Straße İstanbul',
  'a\u0301é',
  '型号GT-500X，2024款',
  '한국어 ひらがな',
  '龘龘靐',
  'x'.repeat(700),
];
let [texts, different] = [0, 0];
function compare(text) {
  const a = product.encode(text).slice(1).join(' ');
  const b = ours.ids(text).join(' ');
  texts++;
  if (a !== b) {
    different++;
    if (different <= 5) console.error('differs:', JSON.stringify(text.slice(0, 120)), '\n ', a, '\n ', b);
  }
}
ODD.forEach(compare);
const each = Math.ceil(wanted / sources().length / 2);
for (const [, { pairs: given }] of sources()) {
  let n = 0;
  for await (const { q, p } of pairs(option('data'), given)) {
    if (n++ >= each) break;
    compare(q);
    compare(p);
  }
}
console.log(JSON.stringify({ texts, different }));
process.exitCode = different > 0 ? 1 : 0;
