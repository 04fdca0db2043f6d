import { z } from 'zod';
import { SummaryQuery, UnansweredQuestion } from './admin.ts';
import { SectionReference } from './chat.ts';

/** `/api/admin/unanswered/clusters`: unanswered questions that ask the same, counted together. */

export const ClusterState = z
  .enum(['open', 'resolved', 'ignored'])
  .describe(
    'A resolved cluster is open again once it was asked, and not answered, afterwards. An ignored one stays so.',
  );
export type ClusterState = z.infer<typeof ClusterState>;

export const ClustersQuery = SummaryQuery.extend({
  state: ClusterState.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type ClustersQuery = z.infer<typeof ClustersQuery>;

const Count = z.number().int().nonnegative();

export const QuestionCluster = z
  .object({
    id: z.string(),
    question: z.string().describe('As it was asked most often.'),
    state: ClusterState,
    reopened: z.boolean().describe('Whether it was resolved once, and was asked again since.'),
    questions: Count.describe('How often it was asked in the period.'),
    conversations: Count.describe('In how many conversations: about as many people.'),
    refused: Count,
    down_voted: Count.describe('How many answers were voted down, refusals among them.'),
    first_at: z.iso.datetime(),
    last_at: z.iso.datetime(),
    trend: z.array(Count).describe('How often on each day of the period, oldest first.'),
    reasons: z
      .array(z.object({ reason: z.string(), count: Count }))
      .describe('What those who voted answers down said was wrong, the most frequent first.'),
    nearest: z.array(SectionReference).describe('What came nearest the last time.'),
  })
  .meta({ id: 'QuestionCluster' });
export type QuestionCluster = z.infer<typeof QuestionCluster>;

export const ClustersResponse = z
  .object({
    items: z.array(QuestionCluster).describe('The most asked first.'),
    counts: z.object({ open: Count, resolved: Count, ignored: Count }).describe('Of all clusters of the period.'),
    waiting: Count.describe('Unanswered questions that were not looked at yet; they are next time.'),
  })
  .meta({ id: 'ClustersResponse' });
export type ClustersResponse = z.infer<typeof ClustersResponse>;

export const ClusterQuery = SummaryQuery;

export const ClusterResponse = z
  .object({
    cluster: QuestionCluster,
    questions: z.array(UnansweredQuestion).describe('The last 200 of the period, newest first.'),
  })
  .meta({ id: 'ClusterResponse' });
export type ClusterResponse = z.infer<typeof ClusterResponse>;

export const ClusterChange = z.object({ state: ClusterState }).meta({ id: 'ClusterChange' });
export type ClusterChange = z.infer<typeof ClusterChange>;
