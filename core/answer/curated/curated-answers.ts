import type { CuratedAnswer } from '../../generation/curated-answer.ts';

/**
 * Approved answers by the question that they answer. Contract suite: `core/testing/curated-answers-contract.ts`.
 */
export type CuratedAnswers = {
  /**
   * The approved answer to a question, where there is exactly one that is in force; `day` (ISO) is the one that is asked about,
   * any where it is not given. Its citations hold for the generation that is served.
   */
  find(question: string, day?: string): Promise<CuratedAnswer | undefined>;
};
