import type { AnswerEvent } from '../../../core/contract/events.ts';
import { wellFormedJson } from '../../json.ts';
import { toProblem } from '../../problem.ts';
import { type FrameStreamOptions, frameStream } from '../frame-stream.ts';

/** Answer events as server-sent events, an `error` event in place of whatever was still to come. */
export const eventStream = (
  events: AsyncIterable<AnswerEvent>,
  options: Omit<FrameStreamOptions, 'errorFrame'>,
): ReadableStream<Uint8Array> =>
  frameStream(framesOf(events), { ...options, errorFrame: (error) => frame('error', toProblem(error)) });

async function* framesOf(events: AsyncIterable<AnswerEvent>): AsyncGenerator<string> {
  for await (const event of events) {
    yield eventFrame(event);
    if (event.type === 'done') return;
  }
  throw new Error('The assistant ended without an answer.');
}

function eventFrame(event: AnswerEvent): string {
  switch (event.type) {
    case 'sources':
      return frame('sources', { sources: event.sources });
    case 'text-delta':
      return frame('text-delta', { text: event.text });
    case 'citation':
      return frame('citation', event.citation);
    case 'done':
      return frame('done', event.answer);
  }
}

/** JSON has no raw line break, so one `data` line always suffices. */
const frame = (event: string, data: unknown): string => `event: ${event}\ndata: ${wellFormedJson(data)}\n\n`;
