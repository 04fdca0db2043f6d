import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import proto from 'onnx-proto';

/**
 * Files of a static embedding model small enough to make on the spot: one table, one row a character.
 *
 *   input_ids [batch, tokens] int64 ── Gather(table) ──► last_hidden_state [batch, tokens, dimensions] float32
 *
 * Rows are pseudo-random and fixed; the rows of [PAD] and [UNK] are zeros.
 */
export function tinyModelFiles({ dimensions = 16, config = {} } = {}): Map<string, string | Uint8Array> {
  const characters = [...'申请退货的期限七日内可以运费由谁承担保修一年售后服务预热开始使用说明'];
  const vocabulary = ['[PAD]', '[UNK]', ...new Set(characters)];
  return new Map<string, string | Uint8Array>([
    ['config.json', JSON.stringify({ model_type: 'bert', ...config })],
    ['tokenizer.json', JSON.stringify(unigramTokenizer(vocabulary))],
    ['tokenizer_config.json', JSON.stringify(TOKENIZER_CONFIG)],
    ['onnx/model.onnx', gatherGraph(vocabulary.length, dimensions)],
  ]);
}

/** Writes the files and their SHA256SUMS into a folder. */
export async function writeModelFolder(folder: string, files: Map<string, string | Uint8Array>): Promise<void> {
  const sums = [...files].map(([name, content]) => `${createHash('sha256').update(content).digest('hex')}  ${name}\n`);
  for (const [name, content] of [...files, ['SHA256SUMS', sums.join('')] as const]) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), content);
  }
}

const TOKENIZER_CONFIG = {
  tokenizer_class: 'XLMRobertaTokenizer',
  model_max_length: 512,
  pad_token: '[PAD]',
  unk_token: '[UNK]',
};

function unigramTokenizer(vocabulary: string[]): object {
  return {
    version: '1.0',
    truncation: null,
    padding: null,
    added_tokens: ['[PAD]', '[UNK]'].map((content, id) => ({ id, content, special: true, normalized: false })),
    normalizer: null,
    pre_tokenizer: { type: 'WhitespaceSplit' },
    post_processor: null,
    decoder: null,
    model: { type: 'Unigram', unk_id: 1, vocab: vocabulary.map((piece) => [piece, -1]) },
  };
}

function gatherGraph(rows: number, dimensions: number): Uint8Array {
  const { ModelProto, TensorProto, AttributeProto } = proto.onnx;
  const table = Float32Array.from({ length: rows * dimensions }, (_, i) => (i < 2 * dimensions ? 0 : Math.sin(i * i)));
  const tensorType = (elemType: number, dims: string[]) => ({
    tensorType: { elemType, shape: { dim: dims.map((dimParam) => ({ dimParam })) } },
  });
  return ModelProto.encode({
    irVersion: 8,
    opsetImport: [{ domain: '', version: 13 }],
    graph: {
      name: 'table',
      node: [
        {
          opType: 'Gather',
          input: ['table', 'input_ids'],
          output: ['last_hidden_state'],
          attribute: [{ name: 'axis', type: AttributeProto.AttributeType.INT, i: 0 }],
        },
      ],
      initializer: [
        {
          name: 'table',
          dims: [rows, dimensions],
          dataType: TensorProto.DataType.FLOAT,
          rawData: new Uint8Array(table.buffer),
        },
      ],
      input: [{ name: 'input_ids', type: tensorType(TensorProto.DataType.INT64, ['batch', 'tokens']) }],
      output: [
        { name: 'last_hidden_state', type: tensorType(TensorProto.DataType.FLOAT, ['batch', 'tokens', 'dimensions']) },
      ],
    },
  }).finish();
}
