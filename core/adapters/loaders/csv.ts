import { dsvFormat } from 'd3-dsv';
import type { Block, LoadedDocument } from '../../documents/block.ts';
import { decodeText } from './decode.ts';
import { nonBlankLines, oneLine } from './plain-text.ts';
import { tableRows } from './table-rows.ts';
import { Unreadable } from './unreadable.ts';

/**
 * Delimited records (RFC 4180, also with `;` or tab). A table of questions and answers becomes headings and the
 * paragraphs under them, any other table a row a record.
 *
 * d3-dsv is used without LangChain's CSVLoader, which wraps it: that one parses to objects, so that columns with the
 * same or a numeric name change places and cells beyond the header are lost.
 */
export function loadCsv(bytes: Uint8Array): LoadedDocument {
  const text = decodeText(bytes).trim();
  const records = dsvFormat(sniffDelimiter(text))
    .parseRows(text)
    .filter((record) => record.some((cell) => cell.trim() !== ''));
  if (records.length === 0) throw new Unreadable('empty', 'has no records; add some or remove it.');
  const { header, rows } = splitHeader(records);
  const columns = faqColumns(header, rows);
  const blocks = columns ? faqBlocks(header, rows, columns) : tableRows(header, rows);
  return { blocks, facts: {}, structured: columns !== null };
}

const DELIMITERS = [',', ';', '\t'];
const SAMPLE_LENGTH = 64 * 1024;

/** The delimiter that gives the most records the same number of cells, above one. */
function sniffDelimiter(text: string): string {
  const scored = DELIMITERS.map((delimiter) => {
    const records = dsvFormat(delimiter).parseRows(text.slice(0, SAMPLE_LENGTH));
    const width = records[0]?.length ?? 0;
    const alike = records.filter((record) => record.length === width).length;
    return { delimiter, score: width > 1 ? alike / records.length : 0 };
  });
  return scored.reduce((best, candidate) => (candidate.score > best.score ? candidate : best)).delimiter;
}

type Sheet = { header: string[]; rows: string[][] };

/** Columns are named in the first record, unless one of its cells is itself a question. */
function splitHeader(records: readonly string[][]): Sheet {
  const [first = [], ...rest] = records;
  const named = rest.length > 0 && !first.some((cell) => /[?？]\s*$/.test(cell));
  return named ? { header: first.map(oneLine), rows: rest } : { header: [], rows: [...records] };
}

type FaqColumns = { question: number; answer: number; category: number };

const QUESTION =
  /^(?:标准|常见|客户|用户)?(?:问题?|问句|提问|標題|標準問題|問題?|标题)(?:名称|内容)?$|^(?:q|question|title)s?$/i;
const ANSWER =
  /^(?:标准|参考)?(?:答案?|回答|答复|回复|答覆|回覆|解答|内容|內容)(?:内容)?$|^(?:a|answer|content|reply|response)s?$/i;
const CATEGORY =
  /^(?:问题|一级|所属)?(?:分类|类别|类目|目录|栏目|分類|類別|模块)(?:名称)?$|^(?:category|section|group|topic)$/i;
const SERIAL = /^(?:序号|序號|编号|編號|id|no\.?|#)$/i;

function faqColumns(header: readonly string[], rows: readonly string[][]): FaqColumns | null {
  if (header.length === 0) return isBareFaq(rows) ? { question: 0, answer: 1, category: -1 } : null;
  const question = header.findIndex((name) => QUESTION.test(name));
  const answer = header.findIndex((name, column) => column !== question && ANSWER.test(name));
  const category = header.findIndex((name) => CATEGORY.test(name));
  return question === -1 || answer === -1 ? null : { question, answer, category };
}

/** Two columns without names, the first mostly questions. */
function isBareFaq(rows: readonly string[][]): boolean {
  const questions = rows.filter(([question = '']) => /[?？]\s*$/.test(question));
  return rows.every((row) => row.length === 2) && questions.length * 2 > rows.length;
}

function faqBlocks(header: readonly string[], rows: readonly string[][], columns: FaqColumns): Block[] {
  const level = columns.category === -1 ? 1 : 2;
  const others = header.flatMap((name, column) => (isOther(name, column, columns) ? [column] : []));
  const otherNames = others.map((column) => header[column] ?? '');
  const blocks: Block[] = [];
  let section = '';
  for (const row of rows) {
    const cell = (column: number) => oneLine(row[column] ?? '');
    const category = cell(columns.category);
    if (category !== '' && category !== section) {
      blocks.push({ kind: 'heading', level: 1, text: category });
      section = category;
    }
    const question = cell(columns.question);
    if (question !== '') blocks.push({ kind: 'heading', level, text: question });
    const answer = nonBlankLines(row[columns.answer] ?? '');
    blocks.push(...answer.map((text): Block => ({ kind: 'paragraph', text })));
    blocks.push(...tableRows(otherNames, [others.map(cell)]));
  }
  return blocks;
}

function isOther(name: string, column: number, columns: FaqColumns): boolean {
  return !Object.values(columns).includes(column) && !SERIAL.test(name);
}
