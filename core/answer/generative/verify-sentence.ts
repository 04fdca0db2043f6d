import type { Analyzer } from '../../text/analyzer.ts';
import { type Claim, readClaim } from './claim.ts';
import type { CutSentence } from './cut-sentences.ts';
import { clausesSupported } from './gates/clauses-supported.ts';
import type { Gate } from './gates/gate.ts';
import { limitsKept } from './gates/limits-kept.ts';
import { namesOccur } from './gates/names-occur.ts';
import { oppositesOccur } from './gates/opposites-occur.ts';
import { partiesKept } from './gates/parties-kept.ts';
import { isPlainText } from './gates/plain-text.ts';
import { quantitiesAgree } from './gates/quantities-agree.ts';
import { stancesAgree } from './gates/stances-agree.ts';
import { isSupported } from './gates/support-gate.ts';
import { wordsOccur } from './gates/words-occur.ts';
import type { NumberedPassage, SourceSentence } from './source-sentence.ts';
import { coverageOf, findSupport } from './support.ts';

/** What became of a sentence that a model said. */
export type Verdict =
  | { passed: true; support: readonly SourceSentence[] }
  /** `instead` is what the source itself says about the same, where it says anything. */
  | { passed: false; gate: GateName; instead: SourceSentence | undefined };

export type GateName = 'citation' | 'plain text' | 'support' | keyof typeof GATES;

const GATES = {
  quantities: quantitiesAgree,
  stances: stancesAgree,
  names: namesOccur,
  opposites: oppositesOccur,
  parties: partiesKept,
  limits: limitsKept,
  clauses: clausesSupported,
  words: wordsOccur,
} satisfies Record<string, Gate>;

/** A failed sentence is about a source sentence that holds this much of its content. */
const ABOUT = 0.5;

/**
 * Holds a sentence against the passages that it cites:
 *
 *     citation ─► quotation? ─► plain text ─► support ─► quantities, stances, names, …, words ─► passed
 *        └────────────┴────────────┴────────────┴──────────────┴──► failed: the source's own sentence instead
 *
 * A sentence of the source, word by word, needs no further gate. Everything else must pass every one of them.
 */
export function verifySentence(
  { text, citations }: Pick<CutSentence, 'text' | 'citations'>,
  passages: readonly NumberedPassage[],
  analyzer: Analyzer,
): Verdict {
  const claim = readClaim(text, citations, analyzer);
  const all = passages.flatMap(({ sentences }) => sentences);
  const failed = (gate: GateName): Verdict => {
    // What the source says about an address is not what should be shown in place of one.
    return { passed: false, gate, instead: gate === 'plain text' ? undefined : nearest(claim, all) };
  };

  const cited = citations.map((number) => passages[number - 1]);
  if (cited.length === 0 || cited.includes(undefined)) return failed('citation');
  const candidates = cited.flatMap((passage) => passage?.sentences ?? []);

  const quoted = candidates.find(({ folded }) => withoutEnd(folded) === withoutEnd(claim.folded));
  if (quoted) return { passed: true, support: [quoted] };

  const support = findSupport(claim, candidates);
  if (!support) return failed('support');
  if (!isPlainText(claim, support)) return failed('plain text');
  if (!isSupported(claim, support)) return failed('support');
  for (const [name, holds] of entries(GATES)) if (!holds(claim, support)) return failed(name);
  return { passed: true, support: support.sentences };
}

/** Final punctuation says nothing, and markers may have stood before it. */
const withoutEnd = (folded: string): string => folded.replace(/[\s。.!?;,:…]+$/, '');

function nearest(claim: Claim, sentences: readonly SourceSentence[]): SourceSentence | undefined {
  const about = findSupport(claim, sentences)?.sentences.find(({ inContext }) => {
    return coverageOf(claim.words, inContext) >= ABOUT;
  });
  return about?.leans ? undefined : about;
}

const entries = (gates: typeof GATES) => Object.entries(gates) as [keyof typeof GATES, Gate][];
