/**
 * Whether a text is one XML element, its tags nested and closed, with nothing in it that XML does not allow: enough of
 * XML 1.0 for what our reports are made of (no comments, no CDATA, no document type). Throws where it is not.
 */
export function requireWellFormed(xml: string): void {
  const body = xml.replace(/^<\?xml version="1\.0" encoding="UTF-8"\?>\s*/, '');
  const open: string[] = [];
  let roots = 0;
  let at = 0;
  while (at < body.length) {
    const [token, closing, name = '', empty] = TOKEN.exec(body.slice(at)) ?? [];
    if (token === undefined) throw new Error(`Not XML at ${at}: ${body.slice(at, at + 40)}`);
    at += token.length;
    if (name === '') {
      if (open.length === 0 && token.trim() !== '') throw new Error(`Text outside the root: ${token.slice(0, 40)}`);
    } else if (closing) {
      if (open.pop() !== name) throw new Error(`</${name}> closes nothing.`);
    } else {
      if (open.length === 0) roots++;
      if (!empty) open.push(name);
    }
  }
  if (open.length > 0 || roots !== 1) throw new Error(`Not one closed root: ${roots}, open: ${open.join(' ')}`);
}

const CHARACTER = '[\\t\\n\\r\\u{20}-\\u{d7ff}\\u{e000}-\\u{fffd}\\u{10000}-\\u{10ffff}]';
const ENTITY = '&(?:amp|lt|gt|quot|apos|#\\d+);';
const TEXT = (excluded: string) => `(?:(?![<&${excluded}])${CHARACTER}|${ENTITY})`;
const ATTRIBUTE = `\\s+[a-zA-Z][\\w-]*="${TEXT('"')}*"`;
const TOKEN = new RegExp(`^(?:${TEXT('')}+|<(/?)([a-zA-Z][\\w-]*)(?:${ATTRIBUTE})*\\s*(/?)>)`, 'u');
