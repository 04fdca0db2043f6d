import { join } from 'node:path';
import type { Language } from '../answer/generative/language.ts';
import { createQueryRewriter, type RewritingReport } from '../answer/generative/query-rewriter.ts';
import { createResilientModel } from '../answer/generative/resilient-model.ts';
import { createTrust } from '../answer/generative/trust.ts';
import { createWriter, type WritingReport } from '../answer/generative/writer.ts';
import { type BreakerState, createCircuitBreaker } from '../resilience/circuit-breaker.ts';
import { createConcurrencyLimit } from '../resilience/concurrency-limit.ts';
import type { Timer } from '../resilience/timer.ts';
import type { Analyzer } from '../text/analyzer.ts';
import { createOpenAiChat, type OpenAiSettings } from './openai-chat.ts';
import { projectRoot } from './project-root.ts';
import { readPrompt } from './prompt-file.ts';
import { realTimer } from './real-timer.ts';

const BREAKER = { failures: 5, windowMs: 30_000, openMs: 30_000 };
/** Requests at once; whoever comes on top gets the quoted answer. */
const CONCURRENT = 32;

/** `breaker` says whether the endpoint is asked at all. */
export type LanguageModel = Language & { breaker(): BreakerState };

export type LanguageModelParts = {
  analyzer: Analyzer;
  onWritten?: ((report: WritingReport) => void) | undefined;
  onRewritten?: ((report: RewritingReport) => void) | undefined;
  timer?: Timer;
};

/** An OpenAI-compatible endpoint, with everything that keeps its troubles from visitors. */
export async function createLanguageModel(
  settings: OpenAiSettings,
  { analyzer, onWritten, onRewritten, timer = realTimer }: LanguageModelParts,
): Promise<LanguageModel> {
  const prompts = join(projectRoot(), 'prompts');
  const [answer, rewrite] = await Promise.all([
    readPrompt(join(prompts, 'answer.md'), ['question', 'passages']),
    readPrompt(join(prompts, 'rewrite.md'), ['sections', 'conversation', 'question']),
  ]);
  const breaker = createCircuitBreaker(BREAKER, timer.now);
  const model = createResilientModel({
    model: createOpenAiChat(settings),
    breaker,
    limit: createConcurrencyLimit(CONCURRENT),
    timer,
    random: Math.random,
  });
  return {
    writer: createWriter({ model, prompt: answer, analyzer, onEnd: onWritten }),
    rewriter: createQueryRewriter({ model, prompt: rewrite, onEnd: onRewritten }),
    trust: createTrust(),
    breaker: breaker.state,
  };
}
