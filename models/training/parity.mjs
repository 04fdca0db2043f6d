/**
 * The ONNX file against torch: the least cosine over the texts of `parity.json`, one text at a time and all in one padded batch.
 *
 *   node parity.mjs --parity DIR/run/parity.json --model MODEL_DIR
 */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { AutoModel, env, Tensor } from '@xenova/transformers';
import { option } from './files.mjs';

env.allowRemoteModels = false;
env.useFSCache = false;
env.localModelPath = '/';
const { ids, vectors } = JSON.parse(readFileSync(option('parity'), 'utf8'));
const network = await AutoModel.from_pretrained(resolve(option('model')).slice(1), { quantized: true });

/** Unit vectors of texts given as token ids. */
async function embed(texts) {
  const longest = Math.max(...texts.map((text) => text.length));
  const cells = texts.flatMap((text) => Array.from({ length: longest }, (_, i) => BigInt(text[i] ?? 0)));
  const shape = [texts.length, longest];
  const { last_hidden_state: out } = await network({
    input_ids: new Tensor('int64', cells, shape),
    attention_mask: new Tensor(
      'int64',
      cells.map((id) => (id === 0n ? 0n : 1n)),
      shape,
    ),
  });
  const dimensions = out.dims[2];
  return texts.map((text, row) => {
    const sum = new Float64Array(dimensions);
    for (let t = 0; t < text.length; t++)
      for (let d = 0; d < dimensions; d++) sum[d] += out.data[(row * longest + t) * dimensions + d];
    const length = Math.hypot(...sum);
    return sum.map((x) => x / length);
  });
}

const cosines = (found) =>
  found.map((v, i) => v.reduce((sum, x, d) => sum + x * vectors[i][d], 0) / Math.hypot(...vectors[i]));
const least = (list) => Math.min(...list).toFixed(6);
const single = [];
for (const text of ids) single.push(...(await embed([text])));
console.log(
  JSON.stringify({ texts: ids.length, single: least(cosines(single)), batched: least(cosines(await embed(ids))) }),
);
