/**
 * Leaves out what is not part of the guidance: site furniture above, inside and below the text.
 *
 *     strong signs      anywhere: counts, timestamps with a time of day, page numbers, share prompts, rules of dashes
 *     weak signs        above the text, or beside other clutter: 作者：…, a bare date, a breadcrumb
 *     repeated title    a second line near the top that says what the first said
 *     contents          目录 and its entries, which come again below
 *     tail              from a cue such as 相关文章 on, when nothing but teasers follow
 *
 * The blocks that stay are a subsequence of the blocks that came. Documents whose author stated facts outside the text
 * (front matter) were written for this use: there only a proven sign removes a line.
 */
import type { Block, LoadedDocument } from './block.ts';
import { type Clutter, type ClutterReason, isBreadcrumb, strongSign, weakSign } from './clutter-signs.ts';
import { findContentsTable } from './contents-table.ts';
import { tidy } from './layout.ts';
import { findTail, isBoilerplate } from './tail.ts';

export type { Clutter };

const SENTENCE_LENGTH = 15;
const BODY_LENGTH = 30;
/** How many lines a page's head can have. */
const LONGEST_TOP = 20;
/** How many of the last lines may be a site's notice about rights. */
const NOTICE_LINES = 3;
const LONGEST_TITLE = 60;
/** Among how many short lines a title repeats itself. */
const TITLE_REACH = 8;

export function clean(loaded: LoadedDocument): { blocks: Block[]; clutter: Clutter[] } {
  const { blocks } = loaded;
  const lines = blocks.map((block) => tidy(block.text));
  const page: Page = { blocks, lines, reasons: blocks.map((block, i) => strongReason(block, lines[i] ?? '')) };
  mark(page, findContentsTable(lines), 'contents');
  if (!isCurated(loaded)) {
    mark(page, findTail(lines, isText), 'tail');
    markWeak(page);
    markRepeatedTitle(page, loaded.facts.title);
  }
  const clutter = lines.flatMap((text, i): Clutter[] => {
    const reason = page.reasons[i] ?? null;
    return reason === null || text === '' ? [] : [{ text, reason }];
  });
  return { blocks: blocks.filter((_, i) => page.reasons[i] === null), clutter };
}

/** Blocks, their tidied text, and why each is clutter. */
type Page = { blocks: readonly Block[]; lines: readonly string[]; reasons: (ClutterReason | null)[] };

function mark({ reasons }: Page, range: [number, number] | null, reason: ClutterReason): void {
  if (range === null) return;
  for (let i = range[0]; i < range[1]; i++) reasons[i] ??= reason;
}

const isCurated = ({ structured, facts }: LoadedDocument): boolean =>
  structured &&
  [facts.id, facts.version, facts.effectiveFrom, facts.effectiveTo, facts.appliesTo, facts.tags].some(
    (fact) => fact !== undefined,
  );

/** What a table, a heading or a list is about may look like a sign: 分享 3 次 among the tasks that earn points. */
function strongReason({ kind }: Block, line: string): ClutterReason | null {
  if (line === '') return 'separator';
  const reason = kind === 'row' ? null : strongSign(line);
  if (kind === 'heading') return reason === 'separator' ? reason : null;
  return kind === 'item' && reason === 'count' ? null : reason;
}

/** A sentence: the text proper has begun. A question may still be a title. */
const isText = (line: string): boolean =>
  (line.length >= SENTENCE_LENGTH && /[。！；]$/.test(line)) ||
  (line.length >= BODY_LENGTH && /[。！？!?；;，,]/.test(line));

/** Twice over the lines, down and up, so that a sign counts for its neighbours on both sides. */
function markWeak(page: Page): void {
  const { lines, reasons } = page;
  const text = lines.findIndex((line, i) => reasons[i] === null && isText(line) && weakSign(line) === null);
  const top = Math.min(text, LONGEST_TOP);
  for (let i = 0; i < lines.length; i++) reasons[i] ??= weakReason(page, i, i < top);
  for (let i = lines.length - 1; i >= 0; i--) reasons[i] ??= weakReason(page, i, i < top);
  if (text < 0) return;
  const last = reasons.lastIndexOf(null);
  for (let i = last; i > Math.max(text, last - NOTICE_LINES); i--) {
    if (reasons[i] === null && isBoilerplate(lines[i] ?? '')) reasons[i] = 'copyright';
  }
}

function weakReason({ blocks, lines, reasons }: Page, i: number, aboveText: boolean): ClutterReason | null {
  const line = lines[i] ?? '';
  const kind = blocks[i]?.kind;
  if (kind === 'row' || kind === 'heading') return null;
  if (isBreadcrumb(line, aboveText)) return 'breadcrumb';
  const beside = isSite(reasons[i - 1]) || isSite(reasons[i + 1]);
  if (beside && isBoilerplate(line)) return 'copyright';
  const reason = aboveText || beside ? weakSign(line) : null;
  if (reason !== 'timestamp' || !line.includes('年')) return reason;
  // 2026年2月10日 under a title or a signature is the rule's date; beside a view count or an author it is the page's.
  return [reasons[i - 1], reasons[i + 1]].some((near) => near === 'count' || near === 'metadata') ? reason : null;
}

/** Clutter that shows where a site's own lines stand; an empty line, a rule or a page number shows nothing. */
const isSite = (reason: ClutterReason | null | undefined): boolean =>
  reason != null && !['separator', 'page-number', 'contents', 'repeated-title'].includes(reason);

/** A line that says again what the title said, among the first short lines. */
function markRepeatedTitle({ blocks, lines, reasons }: Page, title: string | undefined): void {
  const short = lines.flatMap((line, i) => (reasons[i] === null && line.length <= LONGEST_TITLE ? [i] : []));
  const kept = short.slice(0, TITLE_REACH);
  const first = title === undefined ? kept[0] : kept.find((i) => lines[i] === title);
  if (first === undefined || /[。；;：:]$/.test(lines[first] ?? '')) return;
  if (lines.findIndex((line, i) => reasons[i] === null && isText(line)) < first) return;
  const again = kept.find((i) => i !== first && lines[i] === lines[first]);
  if (again === undefined) return;
  // A marked heading says more than a plain line of the same words.
  const keepsAgain = blocks[again]?.kind === 'heading' && blocks[first]?.kind !== 'heading';
  reasons[keepsAgain ? first : again] = 'repeated-title';
}
