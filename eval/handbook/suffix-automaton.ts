/**
 * The smallest automaton that reads exactly the substrings of a text, built one character at a time in linear time.
 *
 *   aab      0 ─a→ 1 ─a→ 2 ─b→ 3        A state stands for the substrings that end at the same places of the text;
 *            └─b→ 3  1 ─b→ 3            its link is the state of their longest suffix that ends elsewhere too.
 *
 * Blumer et al.: "The smallest automaton recognizing the subwords of a text" (1985).
 */
export type State = {
  /** Length of the longest substring that the state stands for. */
  length: number;
  link: State | null;
  next: Map<string, State>;
};

/** The start state. `characters`: the text, a character each. */
export function suffixAutomaton(characters: Iterable<string>): State {
  const start: State = { length: 0, link: null, next: new Map() };
  let last = start;
  for (const character of characters) last = extend(start, last, character);
  return start;
}

function extend(start: State, last: State, character: string): State {
  const added: State = { length: last.length + 1, link: start, next: new Map() };
  let state: State | null = last;
  while (state !== null && !state.next.has(character)) {
    state.next.set(character, added);
    state = state.link;
  }
  const target = state?.next.get(character);
  if (state !== null && target !== undefined) added.link = linkTo(state, target, character);
  return added;
}

/** The state of `state`'s longest substring and `character`: `target` itself, or its shorter half split off. */
function linkTo(state: State, target: State, character: string): State {
  if (target.length === state.length + 1) return target;
  const half: State = { length: state.length + 1, link: target.link, next: new Map(target.next) };
  target.link = half;
  for (let from: State | null = state; from?.next.get(character) === target; from = from.link) {
    from.next.set(character, half);
  }
  return half;
}
