import type { Check } from './check.ts';
import { partnersOf } from './partners.ts';

/** Partners share a cluster, so that the split never parts them. */
export const checkClusters: Check = (questions) => {
  const clusters = new Map(questions.map(({ id, cluster }) => [id, cluster]));
  return questions.flatMap((question) =>
    partnersOf(question).flatMap((partner) => {
      const cluster = clusters.get(partner);
      if (cluster === undefined || cluster === question.cluster) return [];
      const message = `Its cluster is ${question.cluster}, but that of its partner ${partner} is ${cluster}.`;
      return [{ question: question.id, message }];
    }),
  );
};
