import type { Said } from './review.ts';
import type { SourceSentence } from './source-sentence.ts';
import { coverageOf } from './support.ts';

/**
 * Keeps what has been told of each source sentence, so that nothing is told twice and nothing is lost:
 *
 *   source   黑白打印每页三角，彩色打印每页一元五角
 *   failed   黑白打印每页五角               the source is due, once something has passed, unless what passes tells it
 *   passed   彩色打印每页一元五角           does not; the source is quoted, and this, which is in it, is not told again
 */
export type ToldSources = {
  /** A sentence that passed, in its parts; what is told now. */
  pass(all: readonly Said[]): Said[];
  /** A sentence of these words failed, and `source` says something about the same; what is told now. */
  replace(failed: { words: readonly string[]; source: SourceSentence; opensLine: boolean }): Said[];
};

/** Share of a sentence's content that was told already. */
const SAID = 0.75;

export function createToldSources(fold: (text: string) => string): ToldSources {
  const told = new Map<SourceSentence, string>();
  const quoted = new Set<SourceSentence>();
  let due: Parameters<ToldSources['replace']>[0][] = [];
  let hasPassed = false;

  function tell(all: readonly Said[]): Said[] {
    for (const { text, support } of all)
      for (const source of support) told.set(source, `${told.get(source) ?? ''}${fold(text)}\n`);
    return [...all];
  }

  function quoteDue(): Said[] {
    const wanted = due.filter(({ words, source }) => coverageOf(words, told.get(source) ?? '') < SAID);
    due = [];
    return wanted.flatMap(({ source, opensLine }) => {
      if (quoted.has(source)) return [];
      quoted.add(source);
      const { document, start, end } = source;
      return tell([{ text: document.text.slice(start, end), support: [source], opensLine }]);
    });
  }

  return {
    pass(all) {
      hasPassed = true;
      const support = new Set(all.flatMap((said) => said.support));
      const saying = fold(all.map(({ text }) => text).join('\n'));
      due = due.filter(({ words, source }) => !(support.has(source) && coverageOf(words, saying) >= SAID));
      const earlier = quoteDue();
      return [...earlier, ...tell(all.filter((said) => !said.support.every((source) => quoted.has(source))))];
    },
    replace(failed) {
      due.push(failed);
      return hasPassed ? quoteDue() : [];
    },
  };
}
