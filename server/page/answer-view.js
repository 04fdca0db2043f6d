/** An element with text or children. Text only ever becomes text nodes: what documents and visitors write is never markup. */
export function element(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  node.append(...children);
  return node;
}

export function button(label, className, onClick, attributes = {}) {
  const node = element('button', { type: 'button', class: className, ...attributes }, label);
  node.addEventListener('click', onClick);
  return node;
}

/**
 * One answer as it grows. `open(citation)` shows a source, `ask(question)` puts a follow-up, `retry()` asks again.
 *
 *   add('text-delta' | 'citation' | 'done', data) …   or   fail(sentence)   or   stopped()
 */
export function createAnswerView({ open, ask, retry }) {
  const text = element('div', { class: 'text' });
  const extra = element('div', { class: 'extra' });
  const waiting = element('p', { class: 'waiting' }, '正在查阅资料');
  const root = element('article', { class: 'answer', 'aria-busy': 'true' }, waiting, text, extra);
  const citations = new Map();
  let written = '';

  const renderText = () => text.replaceChildren(...withChips(written, citations, open));

  function finish(answer) {
    written = answer.answer;
    for (const citation of answer.citations) citations.set(citation.index, citation);
    renderText();
    root.dataset.status = answer.status;
    extra.replaceChildren(
      ...sources(answer.citations, open),
      ...nearest(answer.nearest ?? [], open),
      ...suggestions(answer.suggestions, ask),
    );
    settle();
  }

  function settle() {
    waiting.remove();
    root.setAttribute('aria-busy', 'false');
  }

  return {
    root,
    add(event, data) {
      if (event === 'text-delta') {
        waiting.remove();
        written += data.text;
        renderText();
      } else if (event === 'citation') {
        citations.set(data.index, data);
        renderText();
      } else if (event === 'done') {
        finish(data);
      }
    },
    fail(sentence) {
      root.dataset.status = 'failed';
      const again = button('重试', 'chip', retry);
      extra.replaceChildren(element('p', { class: 'failure', role: 'alert' }, sentence), again);
      settle();
    },
    stopped() {
      extra.replaceChildren(element('p', { class: 'note' }, '已停止。'));
      settle();
    },
  };
}

/** The answer with each `[n]` that is a known citation as a button; any other bracket stays text. */
function withChips(written, citations, open) {
  return written.split(/(\[\d+\])/).map((piece) => {
    const citation = citations.get(Number(piece.slice(1, -1)));
    if (!/^\[\d+\]$/.test(piece) || citation === undefined) return piece;
    const label = `出处 ${citation.index}：${place(citation)}`;
    return button(String(citation.index), 'cite', () => open(citation), {
      'aria-label': label,
      title: place(citation),
    });
  });
}

function sources(citations, open) {
  if (citations.length === 0) return [];
  const items = byPlace(citations).map((group) =>
    element('li', {}, sourceButton(group[0], open, element('b', {}, numbers(group)))),
  );
  return [element('h3', {}, '出处'), element('ol', { class: 'sources' }, ...items)];
}

/** A list quotes one section many times: it is named once. */
function byPlace(citations) {
  const groups = new Map();
  for (const citation of citations) {
    const key = `${citation.document_id} ${place(citation)}`;
    groups.set(key, [...(groups.get(key) ?? []), citation]);
  }
  return [...groups.values()];
}

/** `1–3 5` */
function numbers(citations) {
  const runs = [];
  for (const { index } of citations) {
    const run = runs.at(-1);
    if (run?.at(-1) === index - 1) run[1] = index;
    else runs.push([index]);
  }
  return runs.map((run) => run.join('–')).join(' ');
}

function nearest(sections, open) {
  if (sections.length === 0) return [];
  const items = sections.map((section) => element('li', {}, sourceButton(section, open)));
  return [element('h3', {}, '资料里相近的内容'), element('ul', { class: 'sources' }, ...items)];
}

function sourceButton(section, open, ...before) {
  const title = element('span', { class: 'title' }, section.document_title);
  const path = element('span', { class: 'path' }, section.section_path.join(' › '));
  const node = element('button', { type: 'button' }, ...before, title, path);
  node.addEventListener('click', () => open(section));
  return node;
}

function suggestions(questions, ask) {
  if (questions.length === 0) return [];
  const chips = questions.map((question) => button(question, 'chip', () => ask(question)));
  return [element('div', { class: 'chips', role: 'group', 'aria-label': '接着问' }, ...chips)];
}

const place = ({ document_title, section_path }) => [document_title, ...section_path].join(' › ');
