import { expect, it } from 'vitest';
import type { Assistant } from '../core/answer/assistant.ts';
import type { ChatRequest } from '../core/contract/chat.ts';
import { buildText } from '../core/testing/build-text.ts';
import { rehearse } from './rehearse.ts';

const { document } = buildText('一、退货条件\n七日内。\n二、报修电话\n见保修卡。\n三、退货条件\n同上。', {
  title: '须知',
});

it('asks each heading once, each after a pause, and stays for no answer', async () => {
  const steps: string[] = [];
  const requests: ChatRequest[] = [];
  let finished = 0;
  const ask: Assistant['ask'] = async function* (request) {
    requests.push(request);
    steps.push('ask');
    yield { type: 'sources', sources: [] };
    finished++;
  };
  const pause = async () => void steps.push('pause');
  await rehearse({ assistant: { ask }, documents: [document, document], pause });
  expect(steps.slice(0, 4)).toEqual(['pause', 'ask', 'pause', 'ask']);
  expect(requests.map(({ mode }) => mode)).toEqual(requests.map(() => 'extractive'));
  expect(new Set(requests.map(({ message }) => message)).size).toBe(requests.length);
  expect(requests[0]?.message).toContain('退货条件');
  expect(finished).toBe(0);
});

it('asks a few of many headings, and nothing where there are none', async () => {
  let asked = 0;
  const ask: Assistant['ask'] = async function* () {
    asked++;
    yield { type: 'sources', sources: [] };
  };
  const lines = Array.from({ length: 300 }, (_, i) => `第${i + 1}条 第${i}件事\n内容如此。`).join('\n');
  const long = buildText(lines, { title: '长' }).document;
  const pause = async () => undefined;
  await rehearse({ assistant: { ask }, documents: [long], pause });
  expect(asked).toBeGreaterThan(20);
  expect(asked).toBeLessThanOrEqual(41);
  asked = 0;
  await rehearse({ assistant: { ask }, documents: [], pause });
  expect(asked).toBe(0);
});
