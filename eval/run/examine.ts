import type { Assistant } from '../../core/answer/assistant.ts';
import type { Generation } from '../../core/generation/generation.ts';
import type { Analyzer } from '../../core/text/analyzer.ts';
import type { Question } from '../questions/question.ts';
import { createAlwaysRefuse } from '../respondents/always-refuse.ts';
import { createBestPassage } from '../respondents/best-passage.ts';
import { createOracle } from '../respondents/oracle.ts';
import { createProduct } from '../respondents/product.ts';
import { createRandomPassage } from '../respondents/random-passage.ts';
import type { DocumentTexts, Respondent } from '../scoring/observation.ts';
import { type ScoringParts, scoreQuestion } from '../scoring/score-question.ts';
import { summarise } from '../scoring/summary.ts';
import type { Asked } from './asked.ts';
import type { EvalRun } from './eval-run.ts';
import { headlineOf } from './headline.ts';
import { type QuestionSet, requireAnchored } from './question-set.ts';

/** Questions asked for nothing first, as many as a server rehearses: code is compiled and caches are filled before time counts. */
const WARM_UP = 40;
const SEED = 1;

/** What is examined: an index and what answers from it. */
export type Subject = {
  generation: Generation;
  analyzer: Analyzer;
  assistant: Pick<Assistant, 'answer'>;
  /** `generative` where a language model words what is said. */
  mode: 'extractive' | 'generative';
};

/** Asks a set, one question after the other, of the product and of what stands beside it. Throws QuestionSetUnusable. */
export async function examine(set: QuestionSet, subject: Subject, now: () => number): Promise<EvalRun> {
  const { generation, analyzer, assistant, mode } = subject;
  const parts = { documents: textsOf(generation), simplify: analyzer.simplify };
  requireAnchored(set, parts.documents);

  const warm = createProduct(assistant, now, 'extractive');
  for (const question of set.questions.slice(-WARM_UP)) await warm.respond(question);
  const product = createProduct(assistant, now, mode);
  const asked = await askAll(product, set.questions, parts);

  const headlines = [headlineOf(product.name, scoresOf(asked))];
  const refuse = createAlwaysRefuse();
  const best = createBestPassage(generation, analyzer, refuse);
  for (const other of [best, createRandomPassage(generation, SEED), refuse, createOracle()]) {
    headlines.push(headlineOf(other.name, scoresOf(await askAll(other, set.questions, parts))));
  }
  return {
    set: set.name,
    hash: set.hash,
    index: {
      documents: generation.documents.size,
      passages: generation.passages.length,
      model: generation.manifest.model.id,
    },
    asked,
    summary: summarise(scoresOf(asked)),
    headlines,
    documents: generation.documents,
  };
}

export const textsOf = ({ documents }: Pick<Generation, 'documents'>): DocumentTexts =>
  new Map([...documents].map(([id, { text }]) => [id, text]));

export const scoresOf = (asked: readonly Asked[]) => asked.map(({ score }) => score);

async function askAll(respondent: Respondent, questions: readonly Question[], parts: ScoringParts): Promise<Asked[]> {
  const asked: Asked[] = [];
  for (const question of questions) {
    const observation = await respondent.respond(question);
    asked.push({ question, observation, score: scoreQuestion(question, observation, parts) });
  }
  return asked;
}
