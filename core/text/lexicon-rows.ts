/**
 * Reads the two files of a lexicon, a row a line. Lines that start with # and empty ones say nothing.
 *
 *   synonyms.tsv   phrases with a tab between them, at most one `=>`       `lexicon.ts` says what they mean
 *   words.txt      word [frequency] [part of speech], white space between  以旧换新 20000 n
 *
 * A line that cannot be understood is skipped, and a warning says where it is and what is wrong with it.
 */
export type SynonymRow = { said: readonly string[]; written: readonly string[] };

/** A word that the segmenter should know. The frequency is an occurrence count, as in jieba's own dictionary. */
export type UserWord = { word: string; frequency: number; tag: string };

export type Rows<Row> = { rows: Row[]; warnings: string[] };

/** Phrases longer than this are sentences, and no question repeats them. */
const LONGEST_PHRASE = 30;
const ARROW = '=>';

/** `fold` brings a line to the form in which texts are matched; `file` names the file in warnings. */
export function parseSynonyms(text: string, file: string, fold: (line: string) => string): Rows<SynonymRow> {
  return parseLines(text, file, (line) => {
    const sides = fold(line)
      .split(ARROW)
      .map((side) => phrasesOf(side));
    if (sides.length > 2) return `has more than one ${ARROW}`;
    const long = sides.flat().find((phrase) => phrase.length > LONGEST_PHRASE);
    if (long !== undefined) return `has a phrase of more than ${LONGEST_PHRASE} characters`;
    const [said = [], written = said] = sides;
    if (sides.length === 1 && said.length < 2) return 'has one phrase only; put a tab between phrases';
    if (said.length === 0 || written.length === 0) return `has nothing on one side of ${ARROW}`;
    return { said, written };
  });
}

/** Common enough to win over its parts, rare enough to lose to a longer word. */
const USUAL_FREQUENCY = 10_000;

export function parseWords(text: string, file: string): Rows<UserWord> {
  return parseLines(text, file, (line) => {
    const [given = '', ...rest] = line.split(/\s+/u);
    const word = given.normalize('NFKC').toLowerCase();
    if (!/^[\p{L}\p{N}]{2,}$/u.test(word)) return 'is no word of two or more letters, digits or characters';
    const counted = /^\d+$/.test(rest[0] ?? '') ? Number(rest.shift()) : USUAL_FREQUENCY;
    const [tag = 'n', ...more] = rest;
    if (more.length > 0 || !/^[a-z]+$/i.test(tag)) return 'is not: word [frequency] [part of speech]';
    if (counted < 1 || counted > MOST) return `has a frequency that is not between 1 and ${MOST}`;
    return { word, frequency: counted, tag };
  });
}

const MOST = 100_000_000;

function parseLines<Row extends object>(text: string, file: string, parse: (line: string) => Row | string): Rows<Row> {
  const rows: Row[] = [];
  const warnings: string[] = [];
  text.split(/\r?\n/).forEach((raw, i) => {
    const line = raw.replace(/^\ufeff/, '').trim();
    if (line === '' || line.startsWith('#')) return;
    const row = parse(line);
    if (typeof row === 'string') warnings.push(`${file} line ${i + 1} ${row}; it is left out.`);
    else rows.push(row);
  });
  return { rows, warnings };
}

const SAYS_SOMETHING = /[\p{L}\p{N}]/u;

function phrasesOf(side: string): string[] {
  const phrases = side.split('\t').map((phrase) => phrase.trim());
  return phrases.filter((phrase, i) => SAYS_SOMETHING.test(phrase) && phrases.indexOf(phrase) === i);
}
