import { MODEL } from '../core/contract/openai.ts';
import { ANSWER_EXAMPLE } from './openapi-examples.ts';

export const QUESTION = '维修之后要保存什么单据？';
const LINK = 'https://help.example/s/0a1b2c3d4e5f6g7h8i9j0k1lxg-k';
const SOURCE = '《售后服务手册》维修之后';
const WRITTEN = { id: 'chatcmpl-5f0c1d9e-3a52-4c0b-9a55-0a4a4d1f7f10', created: 1_795_305_600, model: MODEL };
const CONTENT = `${ANSWER_EXAMPLE.answer}\n\n依据：\n- [1]${SOURCE} ${LINK}`;
const ANNOTATION = {
  type: 'url_citation',
  url_citation: {
    start_index: ANSWER_EXAMPLE.answer.indexOf('[1]'),
    end_index: ANSWER_EXAMPLE.answer.length,
    url: LINK,
    title: SOURCE,
  },
};
export const COMPLETION_EXAMPLE = {
  ...WRITTEN,
  object: 'chat.completion',
  choices: [
    {
      index: 0,
      message: { role: 'assistant', content: CONTENT, refusal: null, annotations: [ANNOTATION] },
      logprobs: null,
      finish_reason: 'stop',
    },
  ],
  usage: { prompt_tokens: 12, completion_tokens: 52, total_tokens: 64 },
  wenju: ANSWER_EXAMPLE,
};

const choice = (delta: object, finish_reason: string | null) => ({
  ...WRITTEN,
  object: 'chat.completion.chunk',
  choices: [{ index: 0, delta, logprobs: null, finish_reason }],
});
export const CHUNK_EXAMPLES = [
  choice({ role: 'assistant', content: '' }, null),
  choice({ content: CONTENT }, null),
  { ...choice({ annotations: [ANNOTATION] }, 'stop'), wenju: ANSWER_EXAMPLE },
];
export const COMPLETION_STREAM_EXAMPLE = [...CHUNK_EXAMPLES.map((chunk) => JSON.stringify(chunk)), '[DONE]']
  .map((data) => `data: ${data}\n\n`)
  .join('');

export const MODEL_EXAMPLE = { id: MODEL, object: 'model', created: 1_767_225_600, owned_by: 'wenju' };

export const WEBHOOK_EXAMPLE = {
  ...ANSWER_EXAMPLE,
  conversation_id: 'u-42',
  text: `${ANSWER_EXAMPLE.segments[0]?.text}①\n\n依据①：${SOURCE} ${LINK}`,
};
