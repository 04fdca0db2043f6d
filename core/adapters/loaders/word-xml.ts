/**
 * WordprocessingML scanned as text, in one pass and linear time: enough for the elements that hold properties, which
 * carry no text and do not nest in themselves.
 */
export type XmlElement = { attributes: string; inner: string; start: number; end: number };

/** Elements `<w:name …>…</w:name>`, in one pass; those without an end tag are not there. */
export function* xmlElements(xml: string, name: string): Generator<XmlElement, undefined> {
  const open = new RegExp(`<w:${name}(?:\\s[^<>]{0,${MAX_ATTRIBUTES}})?(?<!/)>`, 'g');
  const close = `</w:${name}>`;
  for (let tag = open.exec(xml); tag; tag = open.exec(xml)) {
    const from = open.lastIndex;
    const to = xml.indexOf(close, from);
    if (to === -1) return;
    const end = to + close.length;
    yield { attributes: tag[0], inner: xml.slice(from, to), start: tag.index, end };
    open.lastIndex = end;
  }
}

const MAX_ATTRIBUTES = 2_000;

/** `w:val` of the first element `w:name`; empty when there is none. */
export function elementValue(xml: string, name: string): string {
  const tag = new RegExp(`<w:${name}\\s[^<>]{0,${MAX_ATTRIBUTES}}>`).exec(xml)?.[0] ?? '';
  return attributeValue(tag, 'val');
}

/** One attribute out of a start tag. */
export function attributeValue(attributes: string, name: string): string {
  return new RegExp(`\\sw:${name}="([^"]*)"`).exec(attributes)?.[1] ?? '';
}

export function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

export function unescapeXml(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
}
