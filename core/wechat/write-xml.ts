/** Fields of an answer to WeChat; a structure has fields of its own. Numbers stand bare, texts in CDATA. */
export type Written = { [name: string]: string | number | Written };

/** `<xml><MsgType><![CDATA[text]]></MsgType><CreateTime>1409735668</CreateTime></xml>` */
export const writeXml = (fields: Written): string => `<xml>${elements(fields)}</xml>`;

const elements = (fields: Written): string =>
  Object.entries(fields)
    .map(([name, value]) => `<${name}>${content(value)}</${name}>`)
    .join('');

function content(value: Written[string]): string {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' ? cdata(value) : elements(value);
}

/** A section that holds any text: what would end it early is spread over two. */
const cdata = (text: string): string => `<![CDATA[${xmlText(text).replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;

/** A text of characters that XML 1.0 §2.2 allows: lone surrogates become U+FFFD, control characters are left out. */
export const xmlText = (text: string): string =>
  text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/[^\t\n\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, '');
