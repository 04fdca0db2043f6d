/** @param {string} id */
const byId = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

const snippet = `<script src="${new URL('widget.js', document.baseURI)}"
  data-title="售后助手" data-primary-color="#0f6b5f"
  data-position="right" async></script>`;

byId('snippet').textContent = snippet;
byId('copy').addEventListener('click', async () => {
  try {
    await navigator.clipboard.writeText(snippet);
    say('已复制');
  } catch {
    getSelection()?.selectAllChildren(byId('snippet'));
    say('已选中，请按复制键');
  }
});

/** @param {string} sentence */
function say(sentence) {
  byId('copy').textContent = sentence;
  byId('said').textContent = sentence;
}

byId('open').addEventListener('click', () => window.Wenju?.open());

void showQuestions();

async function showQuestions() {
  try {
    const response = await fetch('api/welcome');
    if (!response.ok) throw new Error(`${response.status}`);
    const { starters } = await response.json();
    byId('questions').append(...starters.map(card));
  } catch {
    byId('help').hidden = true;
  }
}

/** @param {string} question */
function card(question) {
  const item = document.createElement('li');
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = question;
  button.addEventListener('click', () => window.Wenju?.ask(question));
  item.append(button);
  return item;
}
