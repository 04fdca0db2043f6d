/**
 * Cuts what streams in into whole sentences; half of one is never handed on.
 *
 *     七天内可以退货[1]。定制的│商品除外。[1]│[2]\n- 运费由商家承担[3]
 *     └──────────────────┘└──────────────────────┘  └─────────────────
 *
 * A sentence ends after 。！？… and the closing quotes and citation markers that follow, and at a line break; after ；only
 * where a citation stands at it, because the half before it would have none of its own. Nothing ends inside quotes or
 * brackets. Where a sentence ends depends on the text alone, not on how it was cut into pieces.
 */
import { endsWithMarker, mayBeginMarker, readMarkers, skipMarkers } from './citation-markers.ts';

export type CutSentence = {
  /** Without markers and list signs. */
  text: string;
  citations: number[];
  /** Stands first on its line. */
  opensLine: boolean;
};

export type SentenceCutter = {
  push(text: string): CutSentence[];
  /** The last sentence, when nothing more comes. */
  end(): CutSentence[];
};

/** What is longer than this is no sentence; it is cut so that it need not be kept. */
const LONGEST = 400;

export function createSentenceCutter(): SentenceCutter {
  let rest = '';
  let opensLine = true;

  function take(final: boolean): CutSentence[] {
    const sentences: CutSentence[] = [];
    for (let end = sentenceEnd(rest, final); end > 0; end = sentenceEnd(rest, final)) {
      const raw = rest.slice(0, end);
      rest = rest.slice(end);
      const { text, citations } = readMarkers(raw);
      const plain = withoutSigns(text);
      if (plain !== '') sentences.push({ text: plain, citations, opensLine });
      opensLine = raw.endsWith('\n') || (opensLine && plain === '');
    }
    return sentences;
  }

  return {
    push(text) {
      rest += text;
      return take(false);
    },
    end: () => take(true),
  };
}

const PAIRS: Record<string, string> = { '“': '”', '‘': '’', '「': '」', '『': '』', '《': '》', '（': '）', '(': ')' };
const CLOSERS = new Set(Object.values(PAIRS));
const FINAL = new Set('。！？!?…');
/** `“……。”的规定` goes on after the quotation. */
const GOES_ON = new Set('的时这那一等，,、；;：:。.');

/** Where the first sentence of `text` ends; 0 while more text may still change that. */
function sentenceEnd(text: string, final: boolean): number {
  const open: string[] = [];
  for (let i = 0; i < text.length; i++) {
    const character = text[i] ?? '';
    if (character === '\n') return i + 1;
    if (i >= LONGEST) return isLowSurrogate(text, i) ? i - 1 : i;
    const closer = PAIRS[character];
    if (closer !== undefined) open.push(closer);
    else if (character === open.at(-1)) open.pop();
    if (open.length > 0) continue;
    const closesSentence = CLOSERS.has(character) && FINAL.has(text[i - 1] ?? '');
    const isClause = character === '；' || character === ';';
    if (!FINAL.has(character) && !closesSentence && !isClause) continue;
    const end = afterEnd(text, i + 1);
    if (!final && (end >= text.length || mayBeginMarker(text, end))) return 0;
    const cited = skipMarkers(text, i + 1) > i + 1;
    if (isClause && !cited && !endsWithMarker(text.slice(0, i))) continue;
    if (closesSentence && !cited && GOES_ON.has(text[end] ?? '')) continue;
    if (character === '?' && /[A-Za-z0-9]/.test(text[end] ?? '')) continue;
    return end;
  }
  return final ? text.length : 0;
}

/** Past more final marks, closers without an opener, and markers. */
function afterEnd(text: string, at: number): number {
  let end = at;
  while (FINAL.has(text[end] ?? '') || CLOSERS.has(text[end] ?? '')) end++;
  return skipMarkers(text, end);
}

const isLowSurrogate = (text: string, at: number): boolean => /[\udc00-\udfff]/.test(text[at] ?? '');

/** Control characters that no answer needs, and halves of characters. */
const UNPRINTABLE = /(?!\n)[\p{Cc}\p{Cf}\ufffd]/gu;
/** Markdown for headings, quotations and lists. Numbers of an ordered list count its entries, and entries may be dropped. */
const LINE_SIGN = /^(?:#{1,6}\s+|>\s*|[-*+•·]\s+|\d{1,2}[.、)）]\s*(?!\d))+/;

function withoutSigns(text: string): string {
  const printable = text.toWellFormed().replace(UNPRINTABLE, '').trim();
  return printable.replace(LINE_SIGN, '').replaceAll('**', '').trim();
}
