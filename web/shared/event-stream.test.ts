import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { messages, StreamBroken } from './event-stream.ts';

const STREAM =
  ': heartbeat\n\nevent: text-delta\ndata: {"text":"七日内😀可以\\n退货"}\n\n: heartbeat\n\nevent: done\ndata: {"answer":"好"}\n\n';
const EVENTS = [
  { event: 'text-delta', data: { text: '七日内😀可以\n退货' } },
  { event: 'done', data: { answer: '好' } },
];

function cutAt(bytes: Uint8Array, places: number[]): ReadableStream<Uint8Array> {
  const cuts = [0, ...[...places].sort((a, b) => a - b), bytes.length];
  return new ReadableStream({
    start(controller) {
      for (const [i, from] of cuts.slice(0, -1).entries()) controller.enqueue(bytes.slice(from, cuts[i + 1]));
      controller.close();
    },
  });
}

async function all(body: ReadableStream<Uint8Array>, quietMs?: number) {
  const read = [];
  for await (const message of messages(body, quietMs)) read.push(message);
  return read;
}

describe('messages of a stream', () => {
  it('are the same however the network cuts the bytes', async () => {
    const bytes = new TextEncoder().encode(STREAM);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat({ max: bytes.length })), async (places) => {
        expect(await all(cutAt(bytes, places))).toEqual(EVENTS);
      }),
    );
  });

  it('end in StreamBroken where the connection fails or goes quiet', async () => {
    const failing = new ReadableStream<Uint8Array>({ pull: (controller) => controller.error(new TypeError('reset')) });
    await expect(all(failing)).rejects.toThrow(StreamBroken);
    await expect(all(new ReadableStream<Uint8Array>({}), 20)).rejects.toThrow(StreamBroken);
  });
});
