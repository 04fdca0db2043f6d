import type {
  ConversationSummary,
  FeedbackItem,
  KeptExchange,
  Summary,
  UnansweredQuestion,
} from '../contract/admin.ts';
import type { Status, Turn } from '../contract/chat.ts';
import type { ClusterState, QuestionCluster } from '../contract/clusters.ts';
import type { FeedbackRequest } from '../contract/feedback.ts';
import type { Asked } from './cluster-questions.ts';
import type { Deliveries } from './deliveries.ts';
import type { Exchange } from './exchange.ts';
import type { Page, PageRequest } from './page.ts';

/**
 * What is kept of questions and answers beyond the process. Contract suites: `core/testing/records-contract.ts`.
 *
 *   conversation 1 ── n exchange 1 ── 0..1 feedback
 *
 * Texts may hold any characters; NUL and lone surrogates, which no database stores, come back as U+FFFD.
 */
export type Records = {
  transcripts: Transcripts;
  feedback: FeedbackRecords;
  unanswered: UnansweredQuestions;
  clusters: QuestionClusters;
  usage: Usage;
  deliveries: Deliveries;
};

export type Transcripts = {
  /** Keeps exchanges, all or none; one that is kept already stays as it is. */
  record(exchanges: readonly Exchange[]): Promise<void>;
  /** The last `limit` turns of a conversation, oldest first; empty when it is unknown. */
  turns(conversationId: string, limit: number): Promise<Turn[]>;
  /** The last `limit` exchanges of all conversations since a time, oldest first. */
  since(time: Date, limit: number): Promise<Pick<Exchange, 'conversationId' | 'question' | 'answer'>[]>;
  /** By when they were last gone on with; only those with an exchange of which all is so that is asked for. */
  conversations(page: PageRequest, only?: ConversationFilter): Promise<Page<ConversationSummary>>;
  /** The last thousand at most, oldest first; empty when it is unknown. */
  exchanges(conversationId: string): Promise<KeptExchange[]>;
  /** The conversation that an exchange belongs to, or `null` where it is unknown. */
  conversationOf(exchangeId: string): Promise<string | null>;
  /** Removes a conversation and the feedback on it. Whether there was one. */
  forget(conversationId: string): Promise<boolean>;
  /** Removes at most `limit` exchanges asked before a time, with their feedback; resolves to how many. */
  purge(before: Date, limit: number): Promise<number>;
};

export type ConversationFilter = {
  /** Is in the question or the answer; letters of either case. */
  text?: string | undefined;
  status?: Status | undefined;
  rating?: FeedbackRequest['rating'] | undefined;
};

export type FeedbackRecords = {
  /** Whether there is such an answer. Given again, the later one stands. */
  give(feedback: FeedbackRequest, at: Date): Promise<boolean>;
  list(page: PageRequest): Promise<Page<FeedbackItem>>;
};

export type UnansweredQuestions = {
  /** Questions that were refused for want of evidence, and those whose answer was voted down. */
  list(page: PageRequest): Promise<Page<UnansweredQuestion>>;
};

/** Unanswered questions that ask the same. What is in no cluster yet is put into one by who reads (`cluster-questions.ts`). */
export type QuestionClusters = {
  /** Unanswered questions that are in no cluster, the `limit` oldest first; and how many there are. */
  waiting(limit: number): Promise<{ questions: Asked[]; total: number }>;
  /** The first question of each of the `limit` clusters that were last asked, under the cluster's id, oldest first. */
  leaders(limit: number): Promise<Asked[]>;
  /** Puts questions into clusters, which begin with them; what is in a cluster, or gone, stays as it is. */
  assign(questions: readonly { id: string; cluster: string }[]): Promise<void>;
  /** With what was asked in the period, the most asked first; at most 2,000. */
  list(period: Period): Promise<QuestionCluster[]>;
  /** The cluster with its `limit` last questions, newest first, or `null`. */
  find(id: string, period: Period, limit: number): Promise<ClusterWithQuestions | null>;
  /** Whether there is such a cluster. */
  setState(id: string, state: ClusterState, at: Date): Promise<boolean>;
};

export type ClusterWithQuestions = { cluster: QuestionCluster; questions: UnansweredQuestion[] };

/** The `days` calendar days that end with that of `now`; a day begins `utcOffset` minutes east of UTC. */
export type Period = { now: Date; days: number; utcOffset: number };

export type Usage = {
  summary(period: Period): Promise<Summary>;
};

/** Records that are open. */
export type OpenRecords = Records & {
  /** Gives back the space of what was removed, where the database does not do so by itself. */
  tidy(): Promise<void>;
  close(): Promise<void>;
};
