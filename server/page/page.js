import { AskFailed, ask } from './answer-events.js';
import { button, createAnswerView, element } from './answer-view.js';
import { createSourceView } from './source-view.js';
import { readStarters } from './starters.js';

const byId = (id) => document.getElementById(id);
const form = byId('ask');
const question = byId('question');
const log = byId('log');
const openSource = createSourceView();

let conversation;
let running = null;

async function put(message) {
  if (running !== null || message.trim() === '') return;
  log.append(element('div', { class: 'question' }, message));
  await answer(message);
}

async function answer(message) {
  const view = createAnswerView({
    open: openSource,
    ask: put,
    retry: () => {
      if (running !== null) return;
      view.root.remove();
      void answer(message);
    },
  });
  log.append(view.root);
  const controller = new AbortController();
  setRunning(controller);
  scrollToEnd();
  try {
    for await (const { event, data } of ask({ message, conversation_id: conversation }, controller.signal)) {
      keepingEndInSight(() => view.add(event, data));
      if (event === 'done') conversation = data.conversation_id;
    }
    announce('回答完成');
  } catch (error) {
    if (controller.signal.aborted) view.stopped();
    else view.fail(error instanceof AskFailed ? error.message : '出了点问题，请重试。');
  } finally {
    if (running === controller) setRunning(null);
  }
}

function setRunning(controller) {
  running = controller;
  byId('send').hidden = controller !== null;
  byId('stop').hidden = controller === null;
  byId('welcome').hidden = log.childElementCount > 0;
  byId('restart').hidden = log.childElementCount === 0;
  if (controller !== null) announce('正在查阅资料');
}

/** Scrolls with growing text unless the reader has scrolled up to read. */
function keepingEndInSight(change) {
  const page = document.scrollingElement;
  const atEnd = page.scrollHeight - page.scrollTop - page.clientHeight < 120;
  change();
  if (atEnd) scrollToEnd();
}

function scrollToEnd() {
  document.scrollingElement.scrollTop = document.scrollingElement.scrollHeight;
}

function announce(sentence) {
  byId('announce').textContent = sentence;
}

function submit() {
  const message = question.value;
  if (running !== null || message.trim() === '') return;
  question.value = '';
  measure();
  void put(message);
}

/** Grows the field with its text, up to the height that the style sheet allows, and counts near the limit. */
function measure() {
  question.style.height = 'auto';
  question.style.height = `${question.scrollHeight}px`;
  const left = question.maxLength - question.value.length;
  byId('count').textContent = left <= 200 ? `还可输入 ${left} 字` : '';
}

form.addEventListener('submit', (event) => {
  event.preventDefault();
  submit();
});
question.addEventListener('input', measure);
question.addEventListener('keydown', (event) => {
  // Enter that chooses a candidate in an input method is not Enter that sends; Safari reports it only as key code 229.
  const composing = event.isComposing || event.keyCode === 229;
  if (event.key !== 'Enter' || event.shiftKey || composing) return;
  event.preventDefault();
  submit();
});
byId('stop').addEventListener('click', () => {
  running?.abort();
  question.focus();
});
byId('restart').addEventListener('click', () => {
  running?.abort();
  conversation = undefined;
  log.replaceChildren();
  setRunning(null);
  question.focus();
});

// On a touch screen the keyboard would cover the page.
if (matchMedia('(hover: hover)').matches) question.focus();

try {
  const { documents, starters } = await readStarters();
  byId('welcome-text').prepend(`已载入 ${documents} 篇资料。`);
  byId('starters').append(
    ...starters.map((heading) =>
      element(
        'li',
        {},
        button(heading, 'starter', () => put(heading)),
      ),
    ),
  );
} catch {
  byId('welcome-text').textContent = '助手正在准备资料，稍后刷新页面就可以提问。';
}
