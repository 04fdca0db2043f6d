/**
 * Finds the lines that name what follows them.
 *
 *     第二章 售后服务          clause heading: a chapter line is short and has no sentence in it
 *     第五条 经营者应当…       article: its number names it, its words follow on the same line
 *     一、保修范围             numbered heading: short, and followed by body; decided for the whole run 一 二 三
 *     怎么申请退货？           question heading
 *     服务质量                 short heading: no punctuation, followed by longer text
 *
 * The format's own headings always count. The last two are guesses from shape and are made only where the format does
 * not mark headings itself.
 */
import type { Heading } from './heading.ts';
import { hasBody } from './heading-body.ts';
import type { Layout, Line } from './layout.ts';
import { bareTitle, isLabelled, isProse } from './line-shape.ts';
import type { Marker } from './markers.ts';
import { markNumberedRuns } from './numbered-headings.ts';

const CHAPTERS = new Set(['part', 'chapter', 'section']);
/** Parts of a law are no points of a list. */
const PARTS = new Set([...CHAPTERS, 'article', 'question']);
const LONGEST_TITLE = 40;
const LONGEST_QUESTION = 45;
const LONGEST_ARTICLE_TITLE = 24;

/** For every line, the heading that it is, or `null`. `guess` allows question and short headings. */
export function findHeadings(layout: Layout, guess: boolean): (Heading | null)[] {
  const { lines } = layout;
  const found = lines.map((line, i) => explicitHeading(line, guess) ?? clauseHeading(line, lines[i + 1]));
  markNumberedRuns(lines, found);
  // From the end, because whether a line is a heading depends on what follows it.
  for (let i = lines.length - 1; i >= 0; i--) {
    const line = lines[i];
    if (line === undefined || found[i] !== null || !mayBeHeading(line)) continue;
    found[i] = questionHeading(lines, found, i, guess) ?? (guess ? shortHeading(lines, found, i) : null);
  }
  return found;
}

function explicitHeading(line: Line, guess: boolean): Heading | null {
  if (line.block.kind === 'heading') {
    const { marker } = line;
    const counted = marker !== null && !PARTS.has(marker.style);
    return { style: `h${line.block.level}`, value: counted ? marker.value : null, label: line.text, inline: false };
  }
  const hashes = guess && mayBeHeading(line) ? /^(#{1,6}) (.{1,80})$/.exec(line.text) : null;
  if (hashes === null) return null;
  return { style: `h${hashes[1]?.length ?? 1}`, value: null, label: hashes[2]?.trim() ?? '', inline: false };
}

/** A line inside a block (of code, of an item) goes on with it. */
const mayBeHeading = (line: Line): boolean => line.block.kind === 'paragraph' && !line.continues;

function clauseHeading(line: Line, next: Line | undefined): Heading | null {
  const { marker, text } = line;
  if (marker === null || !mayBeHeading(line)) return null;
  if (CHAPTERS.has(marker.style)) {
    const title = text.length <= LONGEST_TITLE && /^[ ：:]?[^。；;，,]*$/.test(text.slice(marker.text.length));
    return title && /^[ ：:、]|^$/.test(text.slice(marker.text.length)) ? clause(marker, text, false) : null;
  }
  return marker.style === 'article' ? articleHeading(line, marker, next) : null;
}

/** `第二十五条 …` opens an article; `第二十五条规定的…` and `第二十五条第一款` refer to one. */
function articleHeading(line: Line, marker: Marker, next: Line | undefined): Heading | null {
  const rest = line.text.slice(marker.text.length);
  if (/^[的规規所和与與、，,至或及中第款项項]/.test(rest)) return null;
  const words = line.text.slice(marker.length);
  const bodyBelow = next !== undefined && next.marker?.style !== 'article' && !CHAPTERS.has(next.marker?.style ?? '');
  const titleOnly = bodyBelow && words.length <= LONGEST_ARTICLE_TITLE && !/[。；;：:，,]/.test(words);
  return titleOnly ? clause(marker, line.text, false) : clause(marker, marker.text, true);
}

const clause = (marker: Marker, label: string, inline: boolean): Heading => ({
  style: marker.style,
  value: marker.value,
  label: label.replace(/[：:]$/, ''),
  inline,
});

function questionHeading(
  lines: readonly Line[],
  found: readonly (Heading | null)[],
  i: number,
  guess: boolean,
): Heading | null {
  const line = lines[i];
  if (line === undefined || !hasBody(lines, found, i)) return null;
  if (line.marker?.style === 'question') {
    return { style: 'question', value: line.marker.value, label: line.text.slice(line.marker.length), inline: false };
  }
  if (!guess || line.marker !== null || line.text.length > LONGEST_QUESTION) return null;
  // 怎么判断呢？那么该怎么办？ belong to the running text.
  if (!/[？?]$/.test(line.text) || /呢[？?]$|^(?:那|但|所以|不过|而)|[。！!；;]/.test(line.text)) return null;
  // 民警：你的卡呢？ is what someone said.
  if (isLabelled(line.text)) return null;
  if (/[？?]$/.test(lines[i + 1]?.text ?? '')) return null;
  return { style: 'question', value: null, label: line.text, inline: false };
}

function shortHeading(lines: readonly Line[], found: readonly (Heading | null)[], i: number): Heading | null {
  const line = lines[i];
  const next = lines[i + 1];
  if (line === undefined || next === undefined || line.marker !== null) return null;
  const label = bareTitle(line.text);
  if (label === null) return null;
  if (/[：:]$/.test(line.text) && (!isProse(next) || /[：:]$/.test(next.text))) return null;
  const longer = next.text.length > line.text.length || next.marker !== null || isLabelled(next.text);
  return longer && hasBody(lines, found, i) ? { style: 'short', value: null, label, inline: false } : null;
}
