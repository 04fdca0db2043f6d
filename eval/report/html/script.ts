/**
 * All the page's behaviour: show the questions of one set, category and verdict, and open the one that a link points
 * at. Without it every question is shown, folded.
 */
export const SCRIPT = `
const chosen = document.querySelectorAll('.filters select');
const cards = [...document.querySelectorAll('details[data-verdict]')];
const count = document.querySelector('.filters output');
function filter() {
  const wanted = [...chosen].filter((select) => select.value !== '');
  const fits = (card) => wanted.every((select) => card.dataset[select.name].split(' ').includes(select.value));
  for (const card of cards) card.hidden = !fits(card);
  count.textContent = cards.filter((card) => !card.hidden).length + ' / ' + cards.length;
}
for (const select of chosen) select.addEventListener('change', filter);
filter();
function open() {
  const card = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!card?.matches('details')) return;
  card.hidden = false;
  card.open = true;
  card.scrollIntoView();
}
addEventListener('hashchange', open);
open();
`;
