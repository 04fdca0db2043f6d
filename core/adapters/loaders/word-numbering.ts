import { chineseNumeral, letters, roman } from './list-marker.ts';
import { attributeValue, elementValue, escapeXml, unescapeXml, xmlElements } from './word-xml.ts';

/**
 * Word stores the numbers of clauses as counters, not as text: `第%1条` in numbering.xml, and in each paragraph only the
 * list it counts in. mammoth gives the list and drops the format, so that `第三条` would be lost. Here every paragraph's
 * label is computed as Word shows it (ECMA-376 part 1, 17.9) and written into the paragraph, between two characters
 * that no text contains:
 *
 *     <w:pPr>…numId 4, ilvl 0…</w:pPr>   ──►   <w:pPr>…</w:pPr><w:r><w:t>⟦第三条⟧</w:t></w:r>
 */
export type WordParts = { document: string; numbering: string; styles: string };

/** Unicode noncharacters, allowed in XML and reserved for a program's own use. */
const OPEN = '\uFDD0';
const CLOSE = '\uFDD1';

/** `document` with a label in every paragraph that Word numbers; bullets are left as they are. */
export function writeLabels({ document, numbering, styles }: WordParts): string {
  const counter = new LabelCounter(readLists(numbering));
  const styleNumbers = readStyleNumbers(styles);
  const source = withoutHistory(document.replace(/[\uFDD0\uFDD1]/g, ''));
  let written = '';
  let done = 0;
  for (const { inner, end } of xmlElements(source, 'pPr')) {
    const label = counter.next(paragraphNumber(inner, styleNumbers));
    written += source.slice(done, end);
    if (label !== '') written += `<w:r><w:t xml:space="preserve">${OPEN}${escapeXml(label)}${CLOSE}</w:t></w:r>`;
    done = end;
  }
  return written + source.slice(done);
}

/** The label at the front of a block's text, and the text after it; labels further on are written out. */
export function splitLabel(block: string): { label: string; text: string } {
  const [, label = '', rest = block] = LEADING_LABEL.exec(block) ?? [];
  return { label: label.trim(), text: rest.replace(ANY_LABEL, '$1 ').trim() };
}

const LEADING_LABEL = new RegExp(`^${OPEN}([^${CLOSE}]*)${CLOSE}([\\s\\S]*)$`);
const ANY_LABEL = new RegExp(`${OPEN}([^${CLOSE}]*)${CLOSE}`, 'g');

/** Formatting that a tracked change replaced nests the properties it had; it is not what the paragraph looks like. */
function withoutHistory(document: string): string {
  let kept = '';
  let done = 0;
  for (const { start, end } of xmlElements(document, 'pPrChange')) {
    kept += document.slice(done, start);
    done = end;
  }
  return kept + document.slice(done);
}

type Level = { format: string; text: string; start: number; legal: boolean };
type WordList = { abstractId: string; levels: Map<number, Level>; restarts: Map<number, number> };
type ListPosition = { list: string; level: number };

/** Counts the paragraphs of every list; lists that share one definition go on counting together. */
class LabelCounter {
  readonly #lists: Map<string, WordList>;
  readonly #counts = new Map<string, number[]>();
  readonly #restarted = new Set<string>();

  constructor(lists: Map<string, WordList>) {
    this.#lists = lists;
  }

  next(position: ListPosition | null): string {
    const list = position && this.#lists.get(position.list);
    const level = list?.levels.get(position?.level ?? 0);
    if (!position || !list || !level || level.format === 'bullet' || level.format === 'none') return '';
    const counts = this.#advance(position, list, level.start);
    return level.text.replace(/%([1-9])/g, (_match, digit: string) => {
      const index = Number(digit) - 1;
      const shown = list.levels.get(index);
      const count = counts[index] ?? shown?.start ?? 1;
      return formatNumber(count, level.legal ? 'decimal' : (shown?.format ?? 'decimal'));
    });
  }

  #advance({ list: id, level }: ListPosition, list: WordList, start: number): number[] {
    const counts = this.#counts.get(list.abstractId) ?? [];
    this.#counts.set(list.abstractId, counts);
    const restart = list.restarts.get(level);
    const current = counts[level];
    const key = `${id}/${level}`;
    if (restart !== undefined && !this.#restarted.has(key)) counts[level] = restart;
    else counts[level] = current === undefined ? start : current + 1;
    this.#restarted.add(key);
    counts.length = level + 1;
    return counts;
  }
}

function readLists(xml: string): Map<string, WordList> {
  const definitions = new Map<string, Map<number, Level>>();
  for (const { attributes, inner } of xmlElements(xml, 'abstractNum')) {
    definitions.set(attributeValue(attributes, 'abstractNumId'), readLevels(inner));
  }
  const lists = new Map<string, WordList>();
  for (const { attributes, inner } of xmlElements(xml, 'num')) {
    const abstractId = elementValue(inner, 'abstractNumId');
    const levels = new Map([...(definitions.get(abstractId) ?? []), ...readLevels(inner)]);
    lists.set(attributeValue(attributes, 'numId'), { abstractId, levels, restarts: readRestarts(inner) });
  }
  return lists;
}

function readLevels(xml: string): Map<number, Level> {
  const levels = new Map<number, Level>();
  for (const { attributes, inner } of xmlElements(xml, 'lvl')) {
    levels.set(Number(attributeValue(attributes, 'ilvl') || '0'), {
      format: elementValue(inner, 'numFmt') || 'decimal',
      text: unescapeXml(elementValue(inner, 'lvlText')),
      start: Number(elementValue(inner, 'start') || '1'),
      legal: /<w:isLgl\b(?!\s+w:val="(?:0|false)")/.test(inner),
    });
  }
  return levels;
}

function readRestarts(xml: string): Map<number, number> {
  const restarts = new Map<number, number>();
  for (const { attributes, inner } of xmlElements(xml, 'lvlOverride')) {
    const start = elementValue(inner, 'startOverride');
    if (start !== '') restarts.set(Number(attributeValue(attributes, 'ilvl')), Number(start));
  }
  return restarts;
}

type StyleNumber = Partial<ListPosition> & { basedOn: string };

/** Which list a paragraph style counts in: how Word numbers headings. */
function readStyleNumbers(xml: string): Map<string, StyleNumber> {
  const styles = new Map<string, StyleNumber>();
  for (const { attributes, inner } of xmlElements(xml, 'style')) {
    const numbers = readNumberProperties(inner);
    styles.set(attributeValue(attributes, 'styleId'), { ...numbers, basedOn: elementValue(inner, 'basedOn') });
  }
  return styles;
}

function readNumberProperties(xml: string): Partial<ListPosition> {
  const inner = xmlElements(xml, 'numPr').next().value?.inner ?? '';
  const list = elementValue(inner, 'numId');
  const level = elementValue(inner, 'ilvl');
  return { ...(list === '' ? {} : { list }), ...(level === '' ? {} : { level: Number(level) }) };
}

/** A paragraph's own properties, completed by its style and the styles that one is based on. */
function paragraphNumber(properties: string, styles: Map<string, StyleNumber>): ListPosition | null {
  let { list, level } = readNumberProperties(properties);
  let style = styles.get(elementValue(properties, 'pStyle'));
  for (let steps = 0; style && steps < MAX_BASED_ON; steps += 1) {
    list ??= style.list;
    level ??= style.level;
    style = styles.get(style.basedOn);
  }
  return list === undefined || list === '0' ? null : { list, level: level ?? 0 };
}

const MAX_BASED_ON = 20;

function formatNumber(count: number, format: string): string {
  switch (format) {
    case 'chineseCounting':
    case 'chineseCountingThousand':
    case 'taiwaneseCounting':
    case 'taiwaneseCountingThousand':
    case 'ideographDigital':
    case 'japaneseCounting':
      return chineseNumeral(count);
    case 'decimalEnclosedCircle':
    case 'decimalEnclosedCircleChinese':
      return count >= 1 && count <= 20 ? String.fromCodePoint(0x2460 + count - 1) : String(count);
    case 'decimalZero':
      return String(count).padStart(2, '0');
    case 'lowerLetter':
      return letters(count);
    case 'upperLetter':
      return letters(count).toUpperCase();
    case 'lowerRoman':
      return roman(count).toLowerCase();
    case 'upperRoman':
      return roman(count);
    default:
      return String(count);
  }
}
