/**
 * Tells numbered headings from numbered items.
 *
 *     一、保修范围            title, body below   ┐
 *     整机保修一年……                             ├ more than half of the run, its first included: headings
 *     二、退货条件            title, body below   ┘
 *
 *     1. 提交申请；           a sentence          items
 *     2. 等待审核。
 */
import type { Heading } from './heading.ts';
import { hasBody } from './heading-body.ts';
import type { Line } from './layout.ts';
import { withoutBrackets } from './line-shape.ts';

const NEVER_HEADING = /^(?:latin|bullet|question)/;
const LONGEST_TITLE = 32;
const LONGEST_NAME = 24;

/** Numbered lines are judged by the run: `一、保修范围 / 二、退货条件 / 三、其他` are all headings or all items. */
export function markNumberedRuns(lines: readonly Line[], found: (Heading | null)[]): void {
  for (const run of numberedRuns(lines, found)) {
    const sound = run.filter((i) => isTitle(lines[i]) && hasBody(lines, found, i));
    if (sound[0] !== run[0] || sound.length * 2 <= run.length) continue;
    for (const i of run) found[i] = numberedHeading(lines[i]);
  }
}

function numberedRuns(lines: readonly Line[], found: readonly (Heading | null)[]): number[][] {
  const runs: number[][] = [];
  let open = new Map<string, { last: number; run: number[] }>();
  lines.forEach((line, i) => {
    if (found[i] !== null) open = new Map();
    const { marker } = line;
    if (found[i] !== null || marker?.value == null || line.block.kind !== 'paragraph' || line.continues) return;
    if (NEVER_HEADING.test(marker.style)) return;
    const previous = open.get(marker.style);
    const run = previous !== undefined && marker.value === previous.last + 1 ? previous.run : [];
    if (run.length === 0) runs.push(run);
    run.push(i);
    open.set(marker.style, { last: marker.value, run });
  });
  return runs;
}

/** Whether the line is short and is not a sentence; what stands in brackets does not count. */
function isTitle(line: Line | undefined): boolean {
  if (line?.marker == null) return false;
  const words = withoutBrackets(line.text.slice(line.marker.length));
  return words.length > 0 && words.length <= LONGEST_TITLE && !/[。；;！!…]|[，,、]$/.test(words);
}

/** A numbered heading whose words run on is named by their first clause. */
function numberedHeading(line: Line | undefined): Heading | null {
  if (line?.marker == null) return null;
  const { marker, text } = line;
  if (isTitle(line))
    return { style: marker.style, value: marker.value, label: text.replace(/[：:]$/, ''), inline: false };
  const words = text.slice(marker.length);
  const cut = words.search(/[，,：:。；;]/);
  const name = cut > 0 && cut <= LONGEST_NAME ? text.slice(0, marker.length + cut) : marker.text;
  return { style: marker.style, value: marker.value, label: name, inline: true };
}
