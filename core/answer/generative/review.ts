import type { Analyzer } from '../../text/analyzer.ts';
import { fold } from '../../text/fold.ts';
import type { CutSentence } from './cut-sentences.ts';
import { refusesToAnswer } from './model-refusal.ts';
import type { NumberedPassage, SourceSentence } from './source-sentence.ts';
import { type GateName, verifySentence } from './verify-sentence.ts';

/** A sentence that may be shown, and the source sentences that say it. */
export type Said = { text: string; support: readonly SourceSentence[]; opensLine: boolean };

/** Sentences that passed, that the source replaced, and that were left out; and which gates stopped how many. */
export type Counts = {
  passed: number;
  replaced: number;
  dropped: number;
  gates: Partial<Record<GateName | 'bearing', number>>;
};

/** Signs that nothing good will follow. */
export type Hopeless = 'looping' | 'refused' | 'unsupported';

/** The same sentence so often is a loop. */
const REPEATS = 3;
/** A model of which so many more sentences failed than passed has lost the thread. */
const FAILURES = 8;

/** Judges a model's sentences in order, keeps count, and tells what may be shown: each source sentence once. */
export type Review = {
  judge(sentence: CutSentence): Said[];
  readonly hopeless: Hopeless | undefined;
  readonly counts: Counts;
};

export function createReview(
  passages: readonly NumberedPassage[],
  bearing: ReadonlySet<SourceSentence>,
  analyzer: Analyzer,
): Review {
  const times = new Map<string, number>();
  const told = new Set<SourceSentence>();
  /** What the source says in place of sentences that failed before any had passed. */
  let held: Said[] = [];
  const counts: Counts = { passed: 0, replaced: 0, dropped: 0, gates: {} };
  let hopeless: Hopeless | undefined;

  function tell(all: readonly Said[]): Said[] {
    for (const { support } of all) for (const sentence of support) told.add(sentence);
    return [...all];
  }

  function failed({ text, opensLine }: CutSentence, gate: keyof Counts['gates'], nearest?: SourceSentence): Said[] {
    const instead = nearest && bearing.has(nearest) ? nearest : undefined;
    counts.gates[gate] = (counts.gates[gate] ?? 0) + 1;
    counts[instead ? 'replaced' : 'dropped']++;
    if (counts.replaced + counts.dropped - counts.passed >= FAILURES) hopeless = 'unsupported';
    if (!instead) {
      if (refusesToAnswer(fold(text, analyzer))) hopeless = 'refused';
      return [];
    }
    if (told.has(instead)) return [];
    const quoted = { text: quoteOf(instead), support: [instead], opensLine };
    if (counts.passed > 0) return tell([quoted]);
    held.push(quoted);
    return [];
  }

  return {
    get hopeless() {
      return hopeless;
    },
    counts,
    judge(sentence) {
      const { text, opensLine } = sentence;
      const repeats = (times.get(text) ?? 0) + 1;
      times.set(text, repeats);
      if (repeats >= REPEATS) hopeless = 'looping';
      if (repeats > 1 || hopeless !== undefined) return [];
      const verdict = verifySentence(sentence, passages, analyzer);
      if (!verdict.passed) return failed(sentence, verdict.gate, verdict.instead);
      if (!verdict.support.every((source) => bearing.has(source))) return failed(sentence, 'bearing');
      counts.passed++;
      const { support } = verdict;
      const earlier = held.filter((said, i) => {
        const [quoted] = said.support;
        return quoted && !support.includes(quoted) && held.findIndex((other) => other.text === said.text) === i;
      });
      held = [];
      return tell([...earlier, { text, support, opensLine }]);
    },
  };
}

const quoteOf = ({ document, start, end }: SourceSentence): string => document.text.slice(start, end);
