import type {
  ConversationSummary,
  FeedbackItem,
  KeptExchange,
  Summary,
  UnansweredQuestion,
} from '../contract/admin.ts';
import type { Turn } from '../contract/chat.ts';
import type { FeedbackRequest } from '../contract/feedback.ts';
import type { CuratedEntry } from './curated-entry.ts';
import type { Exchange } from './exchange.ts';
import type { Page, PageRequest } from './page.ts';

/**
 * What is kept of questions and answers beyond the process. Contract suites: `core/testing/records-contract.ts`.
 *
 *   conversation 1 ── n exchange 1 ── 0..1 feedback          curated answer
 *
 * Texts may hold any characters; NUL and lone surrogates, which no database stores, come back as U+FFFD.
 */
export type Records = {
  transcripts: Transcripts;
  feedback: FeedbackRecords;
  unanswered: UnansweredQuestions;
  usage: Usage;
  curated: CuratedEntries;
};

export type Transcripts = {
  /** Keeps exchanges, all or none; one that is kept already stays as it is. */
  record(exchanges: readonly Exchange[]): Promise<void>;
  /** The last `limit` turns of a conversation, oldest first; empty when it is unknown. */
  turns(conversationId: string, limit: number): Promise<Turn[]>;
  /** The last `limit` exchanges of all conversations since a time, oldest first. */
  since(time: Date, limit: number): Promise<Pick<Exchange, 'conversationId' | 'question' | 'answer'>[]>;
  /** By when they were last gone on with. */
  conversations(page: PageRequest): Promise<Page<ConversationSummary>>;
  /** The last thousand at most, oldest first; empty when it is unknown. */
  exchanges(conversationId: string): Promise<KeptExchange[]>;
  /** Removes a conversation and the feedback on it. Whether there was one. */
  forget(conversationId: string): Promise<boolean>;
  /** Removes at most `limit` exchanges asked before a time, with their feedback; resolves to how many. */
  purge(before: Date, limit: number): Promise<number>;
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

export type Usage = {
  /** Over the `days` calendar days that end with that of `now`; a day begins `utcOffset` minutes east of UTC. */
  summary(period: { now: Date; days: number; utcOffset: number }): Promise<Summary>;
};

export type CuratedEntries = {
  /** Adds an entry, or replaces the one with this id. */
  save(entry: CuratedEntry): Promise<void>;
  find(id: string): Promise<CuratedEntry | null>;
  list(page: PageRequest): Promise<Page<CuratedEntry>>;
  /** Whether there was one. */
  remove(id: string): Promise<boolean>;
};

/** Records that are open. */
export type OpenRecords = Records & {
  /** Gives back the space of what was removed, where the database does not do so by itself. */
  tidy(): Promise<void>;
  close(): Promise<void>;
};
