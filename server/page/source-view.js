import { element } from './answer-view.js';

const byId = (id) => document.getElementById(id);
/** Characters shown on either side of a quotation whose section is long. */
const AROUND = 600;

/** The sheet that shows where a sentence stands: its section, with the quotation marked, or the whole document. */
export function createSourceView() {
  const dialog = byId('source');
  const text = byId('source-text');
  const whole = byId('source-whole');
  let shown = null;
  // Not every browser lets the keyboard scroll what it cannot focus.
  text.tabIndex = 0;

  byId('source-close').addEventListener('click', () => dialog.close());
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog) dialog.close();
  });
  whole.addEventListener('click', () => render(true));

  function render(all) {
    const { stored, place } = shown;
    const quote = place.quote === undefined ? null : { start: place.start, end: place.end };
    const range = all ? { start: 0, end: stored.text.length } : window(stored, place, quote);
    text.replaceChildren(...marked(stored.text, range, quote));
    whole.hidden = range.start === 0 && range.end === stored.text.length;
    text.scrollTop = 0;
    text.querySelector('mark')?.scrollIntoView({ block: 'center' });
  }

  /** `place` is a citation, or a section without a quotation. */
  return async function open(place) {
    byId('source-title').textContent = place.document_title;
    byId('source-path').textContent = place.section_path.join(' › ');
    byId('source-facts').textContent = facts(place);
    text.replaceChildren(element('p', { class: 'waiting' }, '正在取原文'));
    whole.hidden = true;
    if (!dialog.open) dialog.showModal();
    try {
      const response = await fetch(`api/documents/${encodeURIComponent(place.document_id)}`);
      const body = await response.json();
      if (!response.ok) throw new Error(body.detail);
      shown = { stored: body, place };
      render(false);
    } catch {
      text.replaceChildren(place.quote ?? '', element('p', { class: 'failure' }, '原文暂时取不到，请稍后再试。'));
    }
  };
}

/** The smallest section around the quotation, or the named one; cut to whole lines near the quotation where it is long. */
function window(stored, place, quote) {
  const named = (section) => section.path.join('\n') === place.section_path.join('\n');
  const around = ({ start, end }) => quote !== null && start <= quote.start && quote.end <= end;
  const fitting = stored.sections
    .filter(quote === null ? named : around)
    .sort((a, b) => a.end - a.start - (b.end - b.start));
  const section = fitting[0] ?? { start: 0, end: stored.text.length };
  if (quote === null) return section;
  return {
    start: Math.max(section.start, lineStart(stored.text, quote.start - AROUND)),
    end: Math.min(section.end, lineEnd(stored.text, quote.end + AROUND)),
  };
}

const lineStart = (text, at) => (at <= 0 ? 0 : text.lastIndexOf('\n', at) + 1);
const lineEnd = (text, at) => {
  const next = text.indexOf('\n', at);
  return next === -1 ? text.length : next;
};

/** One paragraph a line, with the part that belongs to the quotation marked. */
function marked(text, range, quote) {
  let start = range.start;
  return text
    .slice(range.start, range.end)
    .split('\n')
    .map((line) => {
      const end = start + line.length;
      const from = Math.min(Math.max(quote?.start ?? end, start), end);
      const to = Math.max(Math.min(quote?.end ?? end, end), from);
      const pieces = [text.slice(start, from), element('mark', {}, text.slice(from, to)), text.slice(to, end)];
      start = end + 1;
      return element('p', {}, ...pieces.filter((piece) => piece !== '' && piece.textContent !== ''));
    });
}

function facts({ version, effective_from, effective_to }) {
  const period =
    effective_to === undefined ? `${effective_from} 起生效` : `有效期 ${effective_from ?? ''} 至 ${effective_to}`;
  const known = [version && `版本 ${version}`, (effective_from || effective_to) && period];
  return known.filter(Boolean).join(' · ');
}
