/**
 * Finds enumerations inside one line.
 *
 *     做到三点：一是及时；二是专业；三是透明。          counted inside a sentence
 *     所需材料：①发票；②保修卡。                    ready-made or bracketed numbers
 *     权益包括：优先维修；折价换新；老用户升级。        a colon, then clauses divided by ；
 */
import type { Span } from './document.ts';
import { groupBy } from './group-by.ts';
import type { Line } from './layout.ts';
import type { TextList } from './list-shape.ts';
import { circledValue } from './markers.ts';
import { parseNumeral } from './numerals.ts';
import { splitClauses } from './sentences.ts';
import { firstEndingAfter } from './span-search.ts';

type Counted = Span & { items: Span[] };
type Token = { style: string; value: number; offset: number; length: number };

const IS = /((?<=^|[。；;，,：:、！？!?（( ])[二三四五六七八九十]{1,2}|一)(?:是(?!否|不是)|则)/g;
const BRACKETED = /(?<!第)[（(]([一二三四五六七八九十]{1,3}|[0-9０-９]{1,2})[）)]/g;
const HALF = /(?<=^|[。；;：: ])([0-9]{1,2})(?:[）)、]|[.．](?![0-9]))/g;
const READY_MADE = /[①-⑳⑴-⒇❶-❿㈠-㈩]/g;
const READY_MADE_HINT = /[①-⑳⑴-⒇❶-❿㈠-㈩]/;
/** A colon that introduces a series; not the one in 9:00 or after 电话. */
const LEAD = /[：:](?![0-9/])/;
const CUE = /以下|如下|下列|包括|包含|分为|分為|两|兩|几|幾|有|需|应|應|可/;

/** The lists inside one line; `index` is the line's place in its section. */
export function findInlineLists(line: Line, index: number): TextList[] {
  const counted = countedLists(line).sort((a, b) => a.start - b.start);
  const series = line.sentences.flatMap((sentence): Counted[] => {
    const next = counted[firstEndingAfter(counted, sentence.start)];
    return next !== undefined && next.start < sentence.end ? [] : colonSeries(line, sentence);
  });
  return [...counted, ...series].map(({ items }) => ({ items, line: index }));
}

function countedLists(line: Line): Counted[] {
  const lists: Counted[] = [];
  const byStyle = groupBy(tokensOf(line), (token) => token.style);
  for (const tokens of byStyle.values()) {
    let run: Token[] = [];
    for (const token of tokens) {
      if (token.value === run.length + 1) run.push(token);
      else {
        lists.push(...listOf(run, line));
        run = token.value === 1 ? [token] : [];
      }
    }
    lists.push(...listOf(run, line));
  }
  return lists;
}

function tokensOf(line: Line): Token[] {
  const { text } = line;
  return PATTERNS.filter(({ hint }) => hint.test(text)).flatMap(({ pattern, read }) =>
    [...text.matchAll(pattern)].flatMap((match): Token[] => {
      const found = read(match);
      return found === null ? [] : [{ ...found, offset: line.start + match.index, length: match[0].length }];
    }),
  );
}

type Reading = { style: string; value: number } | null;

/** `hint` is what a line must contain at least; most lines contain none. */
const PATTERNS: { hint: RegExp; pattern: RegExp; read: (match: RegExpMatchArray) => Reading }[] = [
  { hint: /[是则]/, pattern: IS, read: (match) => reading(`is-${match[0].at(-1)}`, match[1]) },
  { hint: /[）)]/, pattern: BRACKETED, read: (match) => reading(`paren-${/\d/.test(match[0])}`, match[1]) },
  { hint: /[0-9]/, pattern: HALF, read: (match) => reading('half', match[1]) },
  { hint: READY_MADE_HINT, pattern: READY_MADE, read: (match) => circledValue(match[0]) },
];

function reading(style: string, numeral: string | undefined): Reading {
  const value = parseNumeral(numeral ?? '');
  return value === null ? null : { style, value };
}

/** At least two tokens with words after each; the last item ends with its sentence. */
function listOf(run: readonly Token[], line: Line): Counted[] {
  const first = run[0];
  const last = run.at(-1);
  if (run.length < 2 || first === undefined || last === undefined) return [];
  const end = line.sentences[firstEndingAfter(line.sentences, last.offset)]?.end ?? line.end;
  const items = run.map((token, i): Span => ({ start: token.offset, end: run[i + 1]?.offset ?? end }));
  const worded = items.every((item, i) => item.end - item.start >= (run[i]?.length ?? 0) + 2);
  return worded ? [{ start: first.offset, end, items }] : [];
}

/** `lead：A；B；C。` Two clauses suffice where the lead announces a list. */
function colonSeries(line: Line, sentence: Span): Counted[] {
  const from = sentence.start - line.start;
  const words = line.text.slice(from, sentence.end - line.start);
  const colon = words.search(LEAD);
  if (colon < 1) return [];
  const clauses = splitClauses(line.text, { start: from + colon + 1, end: from + words.length });
  const announced = CUE.test(words.slice(Math.max(0, colon - 12), colon));
  if (clauses.length < 2 || (clauses.length === 2 && !announced)) return [];
  const items = clauses.map((clause): Span => ({ start: clause.start + line.start, end: clause.end + line.start }));
  return [{ start: items[0]?.start ?? sentence.start, end: sentence.end, items }];
}
