import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

type Messages = (body: ReadableStream<Uint8Array>) => AsyncIterable<{ event: string; data: unknown }>;
const { messages } = (await import(new URL('./answer-events.js', import.meta.url).href)) as { messages: Messages };

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

describe('events read by the page', () => {
  it('are the same however the network cuts the bytes', async () => {
    const bytes = new TextEncoder().encode(STREAM);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat({ max: bytes.length })), async (places) => {
        const read = [];
        for await (const message of messages(cutAt(bytes, places))) read.push(message);
        expect(read).toEqual(EVENTS);
      }),
    );
  });
});
