/**
 * Reads the XML that WeChat pushes: one `<xml>` of fields, each text, CDATA, or a structure that nobody here needs.
 *
 *   <xml><MsgType><![CDATA[text]]></MsgType><Content>00123</Content></xml>   →   MsgType: "text", Content: "00123"
 *
 * Values are strings as they were sent: nothing is trimmed or taken for a number. It is a strict subset of XML 1.0, read in
 * one pass: attributes, comments, document types and processing instructions are refused, so there is nothing to expand
 * and nothing to fetch.
 *
 *   document  = [declaration] S "<xml>" (S | field)* "</xml>" S
 *   field     = "<" name ">" (text | CDATA | reference)* "</" name ">"     a value
 *             | "<" name ">" (S | field)* "</" name ">"                    left out
 *             | "<" name "/>"                                              an empty value
 */
export type Fields = ReadonlyMap<string, string>;

const CHARACTERS = 64 * 1024;
const DEPTH = 6;
const FIELDS = 200;

const DECLARATION = /\ufeff?(?:<\?xml [^<>?]{0,100}\?>)?[ \t\r\n]*/y;
const SPACE = /[ \t\r\n]*/y;
const OPEN = /<([A-Za-z_][A-Za-z0-9_.-]{0,63})[ \t\r\n]*(\/?)>/y;
const CLOSE = /<\/([A-Za-z_][A-Za-z0-9_.-]{0,63})[ \t\r\n]*>/y;
const TEXT = /[^<&]+/y;
const REFERENCE = /&(?:#(\d{1,7})|#x([\da-fA-F]{1,6})|([a-z]{2,4}));/y;
const CDATA = '<![CDATA[';
const CDATA_END = ']]>';
const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** The fields, or `null` for what is not such a document or has a field twice. Never throws. */
export function readFlatXml(source: string): Fields | null {
  if (source.length > CHARACTERS) return null;
  const reader = createReader(source);
  reader.take(DECLARATION);
  if (reader.take(OPEN)?.[0] !== '<xml>') return null;
  const fields = new Map<string, string>();
  for (;;) {
    reader.take(SPACE);
    const closed = reader.take(CLOSE);
    if (closed) {
      reader.take(SPACE);
      return closed[1] === 'xml' && reader.atEnd() ? fields : null;
    }
    const field = readField(reader, 2);
    if (field === null || fields.has(field.name) || fields.size === FIELDS) return null;
    if (field.value !== undefined) fields.set(field.name, field.value);
  }
}

/** `value` is undefined for a structure. */
function readField(reader: Reader, depth: number): { name: string; value: string | undefined } | null {
  const opened = reader.take(OPEN);
  const name = opened?.[1];
  if (name === undefined || depth > DEPTH) return null;
  if (opened?.[2] === '/') return { name, value: '' };

  const value = readValue(reader);
  if (value === null) return null;
  if (reader.take(CLOSE)?.[1] === name) return { name, value };
  reader.back();

  // Structures hold fields and the space between them.
  if (value.trim() !== '') return null;
  for (;;) {
    reader.take(SPACE);
    const closed = reader.take(CLOSE);
    if (closed) return closed[1] === name ? { name, value: undefined } : null;
    if (readField(reader, depth + 1) === null) return null;
  }
}

/** Text, CDATA sections and references up to the next tag; `null` where one of them is not as it has to be. */
function readValue(reader: Reader): string | null {
  let value = '';
  for (;;) {
    const text = reader.take(TEXT)?.[0];
    if (text?.includes(CDATA_END)) return null;
    const section = text === undefined ? reader.takeBetween(CDATA, CDATA_END) : undefined;
    if (section === null) return null;
    const plain = text ?? section;
    if (plain !== undefined) {
      value += plain;
      continue;
    }
    const reference = reader.take(REFERENCE);
    if (reference === null) return value;
    const character = referred(reference);
    if (character === null) return null;
    value += character;
  }
}

function referred([, decimal, hexadecimal, name]: RegExpExecArray): string | null {
  if (name !== undefined) return ENTITIES[name] ?? null;
  const code = decimal === undefined ? Number.parseInt(hexadecimal ?? '', 16) : Number(decimal);
  return isCharacter(code) ? String.fromCodePoint(code) : null;
}

/** XML 1.0 §2.2. */
const isCharacter = (code: number): boolean =>
  code === 0x9 ||
  code === 0xa ||
  code === 0xd ||
  (code >= 0x20 && code <= 0xd7ff) ||
  (code >= 0xe000 && code <= 0xfffd) ||
  (code >= 0x10000 && code <= 0x10ffff);

type Reader = ReturnType<typeof createReader>;

function createReader(source: string) {
  let at = 0;
  let before = 0;
  return {
    /** What stands here and matches, which is then behind; `null` leaves the place as it is. */
    take(pattern: RegExp): RegExpExecArray | null {
      pattern.lastIndex = at;
      const match = pattern.exec(source);
      before = at;
      if (match) at += match[0].length;
      return match;
    },
    /** What stands between two marks; undefined where the first is not here, `null` where the second never comes. */
    takeBetween(start: string, end: string): string | null | undefined {
      if (!source.startsWith(start, at)) return undefined;
      const close = source.indexOf(end, at + start.length);
      if (close < 0) return null;
      const between = source.slice(at + start.length, close);
      at = close + end.length;
      return between;
    },
    /** Undoes the last `take`. */
    back(): void {
      at = before;
    },
    atEnd: () => at === source.length,
  };
}
