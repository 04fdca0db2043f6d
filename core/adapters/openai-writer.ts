import { join } from 'node:path';
import { createResilientModel } from '../answer/generative/resilient-model.ts';
import { createWriter, type Writer, type WritingReport } from '../answer/generative/writer.ts';
import { type BreakerState, createCircuitBreaker } from '../resilience/circuit-breaker.ts';
import { createConcurrencyLimit } from '../resilience/concurrency-limit.ts';
import type { Timer } from '../resilience/timer.ts';
import type { Analyzer } from '../text/analyzer.ts';
import { createOpenAiChat, type OpenAiSettings } from './openai-chat.ts';
import { projectRoot } from './project-root.ts';
import { readPrompt } from './prompt-file.ts';
import { realTimer } from './real-timer.ts';

const BREAKER = { failures: 5, windowMs: 30_000, openMs: 30_000 };
/** Answers that are written at once; whoever comes on top gets the quoted one. */
const CONCURRENT = 32;

export type OpenAiWriterParts = {
  analyzer: Analyzer;
  onEnd?: ((report: WritingReport) => void) | undefined;
  timer?: Timer;
};

/** `breaker` says whether the endpoint is asked at all. */
export type OpenAiWriter = Writer & { breaker(): BreakerState };

/** A writer over an OpenAI-compatible endpoint, with everything that keeps the endpoint's troubles from visitors. */
export async function createOpenAiWriter(
  settings: OpenAiSettings,
  { analyzer, onEnd, timer = realTimer }: OpenAiWriterParts,
): Promise<OpenAiWriter> {
  const prompt = await readPrompt(join(projectRoot(), 'prompts/answer.md'), ['question', 'passages']);
  const breaker = createCircuitBreaker(BREAKER, timer.now);
  const model = createResilientModel({
    model: createOpenAiChat(settings),
    breaker,
    limit: createConcurrencyLimit(CONCURRENT),
    timer,
    random: Math.random,
  });
  return { ...createWriter({ model, prompt, analyzer, onEnd }), breaker: breaker.state };
}
