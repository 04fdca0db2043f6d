import type { Outcome, TextDelta, Writer } from './writer.ts';

/** What a writer says, from its first words on; or that it says nothing, and whether because it finds no answer. */
export type Begun = { first: TextDelta; rest: Writing; refused: false } | { first?: undefined; refused: boolean };

/** To be read to its end or to be returned from: a model is at work behind it. */
export type Writing = AsyncGenerator<TextDelta, Outcome, void>;

export async function beginWriting(writing: ReturnType<Writer['write']>): Promise<Begun> {
  const { done, value } = await writing.next();
  return done ? { refused: value.refused } : { first: value, rest: writing, refused: false };
}
