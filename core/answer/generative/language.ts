import type { QueryRewriter } from './query-rewriter.ts';
import type { Trust } from './trust.ts';
import type { Writer } from './writer.ts';

/** What a language model is used for; outlives a generation. */
export type Language = {
  /** Says answers in its words. */
  writer: Writer;
  /** Puts what was not found in the documents' words. */
  rewriter: QueryRewriter;
  /** How far it is believed when it finds no answer. */
  trust: Trust;
};
