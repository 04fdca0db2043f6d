/**
 * HTML and XML that cannot be broken by what is put into them: a template's own text is markup, everything interpolated
 * is text, unless it came out of such a template itself. Attributes have to be quoted.
 *
 *     markup`<p title="${title}">${answer}</p>`
 */
export class Markup {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

type Part = Markup | string | number | false | null | undefined | readonly Part[];

/** False, null and undefined leave nothing, so that `condition && markup…` reads well. */
export function markup(strings: TemplateStringsArray, ...parts: Part[]): Markup {
  return new Markup(strings.map((string, i) => string + render(parts[i])).join(''));
}

function render(part: Part): string {
  if (part === false || part === null || part === undefined) return '';
  if (part instanceof Markup) return part.text;
  return Array.isArray(part) ? part.map(render).join('') : escapeMarkup(String(part));
}

/** Control characters and halves of surrogate pairs are no characters of XML, escaped or not. */
const escapeMarkup = (text: string): string =>
  text.replace(NO_CHARACTER, '\ufffd').replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');

const NO_CHARACTER = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;
const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
