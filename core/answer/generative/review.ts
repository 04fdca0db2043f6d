import type { Analyzer } from '../../text/analyzer.ts';
import { fold } from '../../text/fold.ts';
import { readClaim } from './claim.ts';
import type { CutSentence } from './cut-sentences.ts';
import { isLead, joinedTo, standsAlone } from './list-lead.ts';
import { refusesToAnswer } from './model-refusal.ts';
import type { NumberedPassage, SourceSentence } from './source-sentence.ts';
import { createToldSources } from './told-sources.ts';
import { type GateName, type Verdict, verifySentence } from './verify-sentence.ts';

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
  const sources = createToldSources((text) => fold(text, analyzer));
  /** What announces the lines that come now, and whether it is told. */
  let lead: { sentence: CutSentence; isTold: boolean } | undefined;
  const counts: Counts = { passed: 0, replaced: 0, dropped: 0, gates: {} };
  let hopeless: Hopeless | undefined;

  function failed(sentence: CutSentence, { gate, instead: nearest }: Failure): Said[] {
    const { text, citations, opensLine } = sentence;
    // Beside something that the sources speak of it says only that some of the question is not answered.
    if (refusesToAnswer(fold(text, analyzer))) {
      if (counts.passed + counts.replaced === 0) hopeless = 'refused';
      return [];
    }
    const instead = nearest && bearing.has(nearest) ? nearest : undefined;
    counts.gates[gate] = (counts.gates[gate] ?? 0) + 1;
    counts[instead ? 'replaced' : 'dropped']++;
    if (counts.replaced + counts.dropped - counts.passed >= FAILURES) hopeless = 'unsupported';
    if (!instead) return [];
    const { words } = readClaim(text, citations, analyzer);
    return sources.replace({ words, source: instead, opensLine });
  }

  function passed(all: readonly Said[]): Said[] {
    counts.passed++;
    return sources.pass(all.map(({ text, support, opensLine }) => ({ text, support, opensLine })));
  }

  function verify(sentence: CutSentence): Extract<Verdict, { passed: true }> | Failure {
    const verdict = verifySentence(sentence, passages, analyzer);
    if (!verdict.passed || verdict.support.every((source) => bearing.has(source))) return verdict;
    return { passed: false, gate: 'bearing', instead: undefined };
  }

  /** A line under a lead: as the sentence that both make, and alone only where nobody would take it for one. */
  function judgeEntry(entry: CutSentence, above: NonNullable<typeof lead>): Said[] | undefined {
    const verdict = verify(joinedTo(above.sentence, entry));
    if (verdict.passed) {
      const { support } = verdict;
      const announced = above.isTold ? [] : [{ ...above.sentence, support }];
      above.isTold = true;
      return passed([...announced, { ...entry, support }]);
    }
    if (!above.isTold || standsAlone(entry)) return undefined;
    const alone = verify(entry);
    return failed(entry, { ...verdict, instead: alone.passed ? alone.support[0] : alone.instead });
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
      const asEntry = lead && opensLine && !isLead(sentence) ? judgeEntry(sentence, lead) : undefined;
      if (asEntry) return asEntry;
      const verdict = verify(sentence);
      if (isLead(sentence)) lead = { sentence, isTold: verdict.passed };
      if (verdict.passed) return passed([{ ...sentence, support: verdict.support }]);
      return isLead(sentence) ? [] : failed(sentence, verdict);
    },
  };
}

type Failure = Omit<Extract<Verdict, { passed: false }>, 'gate'> & { gate: keyof Counts['gates'] };
