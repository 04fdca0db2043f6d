import { z } from 'zod';
import { type Answer, type Citation, SectionReference } from './chat.ts';

/**
 * What an assistant emits while it answers, in this order:
 *
 *   sources, text-delta*, citation*, done          (or `error` instead of whatever was still to come)
 *
 * The deltas joined are `done.answer`. Over SSE the name is the event and the rest is its data: `text-delta` carries
 * `{"text"}`, `done` carries the Answer itself.
 */
export const Sources = z
  .object({
    sources: z.array(SectionReference.extend({ passage_id: z.string(), score: z.number() })),
  })
  .meta({ id: 'Sources' });
export type Sources = z.infer<typeof Sources>;

export type AnswerEvent =
  | ({ type: 'sources' } & Sources)
  | { type: 'text-delta'; text: string }
  | { type: 'citation'; citation: Citation }
  | { type: 'done'; answer: Answer };
