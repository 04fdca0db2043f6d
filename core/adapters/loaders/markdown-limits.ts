import { Unreadable } from './unreadable.ts';

/**
 * Refuses Markdown that no author writes and that costs the parser quadratic time: it looks at every open container on
 * every line, and at every open bracket or asterisk of a paragraph for every other. Real documents stay far below.
 */
export function refuseCostlyMarkdown(body: string): void {
  let marks = 0;
  for (const line of body.split('\n')) {
    if (containers(line) > MAX_CONTAINERS) {
      throw new Unreadable('damaged', 'nests quotations or lists too deeply to be read; flatten it and ingest again.');
    }
    marks = BEGINS_BLOCK.test(line) ? 0 : marks;
    marks += line.match(MARK)?.length ?? 0;
    if (marks > MAX_MARKS && !line.startsWith('|')) {
      throw new Unreadable(
        'damaged',
        'has a paragraph with too many Markdown marks to be read; save it as .txt instead.',
      );
    }
  }
}

const MAX_CONTAINERS = 50;
const MAX_MARKS = 3_000;

const MARK = /[[\]*_~`<]/g;
const BEGINS_BLOCK = /^\s*(?:$|[|#>+*-]|\d{1,9}[.)])/;
const CONTAINER = />|[-*+](?= )|\d{1,9}[.)](?= )/g;

/** How many quotations and lists a line opens, four columns of indentation counted as one. */
function containers(line: string): number {
  const prefix = /^[ >*+\-\d.)]*/.exec(line)?.[0] ?? '';
  if (prefix.length === line.length && new Set(prefix.replaceAll(' ', '')).size === 1 && !prefix.includes('>'))
    return 0;
  const opened = prefix.match(CONTAINER)?.length ?? 0;
  return opened === 0 ? 0 : opened + prefix.search(/[^ ]/) / 4;
}
