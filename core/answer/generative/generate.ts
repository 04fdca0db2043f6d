import { ChatModelFailed } from '../../errors.ts';
import type { Analyzer } from '../../text/analyzer.ts';
import type { ChatDelta, Finish } from './chat-model.ts';
import { createSentenceCutter } from './cut-sentences.ts';
import { createLoopDetector } from './looping.ts';
import { type Counts, createReview, type Hopeless, type Said } from './review.ts';
import type { NumberedPassage, SourceSentence } from './source-sentence.ts';
import { createThinkingFilter } from './strip-thinking.ts';

/** How a model's part in an answer ended: its own way, at the first sign that nothing good will follow, or by failing. */
export type Ending = Counts & {
  reason: 'finished' | Exclude<Finish, 'stop'> | Hopeless | 'too long' | ChatModelFailed['reason'];
};

/** No answer is longer; what comes after is not read. Characters. */
const LONGEST = 64 * 1024;

/**
 * What a model says, sentence by sentence, as far as sentences `bearing` on the question support it, and last how it
 * ended. A sentence that fails gives way to the source's own, once a sentence has passed: until then nothing of the model's is worth having.
 * Throws what the stream throws, unless that is ChatModelFailed.
 */
export async function* generate(
  deltas: AsyncIterable<ChatDelta>,
  passages: readonly NumberedPassage[],
  bearing: ReadonlySet<SourceSentence>,
  analyzer: Analyzer,
): AsyncGenerator<Said | Ending, void, void> {
  const cutter = createSentenceCutter();
  const thinking = createThinkingFilter();
  const loops = createLoopDetector();
  const review = createReview(passages, bearing, analyzer);
  let received = 0;
  try {
    for await (const { text, finish } of deltas) {
      const said = thinking.push(text);
      for (const sentence of cutter.push(said)) yield* review.judge(sentence);
      received += text.length;
      const reason = review.hopeless ?? (loops(said) ? 'looping' : received > LONGEST ? 'too long' : finish);
      if (reason === undefined) continue;
      // Of what was broken off, the last sentence is not whole.
      if (reason === 'stop') {
        for (const sentence of [...cutter.push(thinking.end()), ...cutter.end()]) yield* review.judge(sentence);
      }
      yield { reason: reason === 'stop' ? (review.hopeless ?? 'finished') : reason, ...review.counts };
      return;
    }
  } catch (error) {
    if (!(error instanceof ChatModelFailed)) throw error;
    yield { reason: error.reason, ...review.counts };
    return;
  }
  yield { reason: 'cut off', ...review.counts };
}
