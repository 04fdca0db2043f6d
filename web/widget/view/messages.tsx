import { useLayoutEffect, useRef } from 'preact/hooks';
import { useStore } from '../../shared/use-store.ts';
import { useParts } from './context.ts';
import { Icon } from './icon.tsx';
import { TurnView } from './turn-view.tsx';

/** Room above a question that has been scrolled to the top. */
const ABOVE = 12;
/** Scrolled further than this from where the text grows, the visitor is reading something else. */
const NEAR = 40;

/** The conversation, or what to begin with. It follows a growing answer until its question reaches the top. */
export function Messages({ greeting }: { greeting: string }) {
  const { strings, chat } = useParts();
  const { turns, starters } = useStore(chat);
  const list = useRef<HTMLDivElement>(null);
  const following = useRef(true);
  const latest = turns.at(-1);

  useLayoutEffect(() => {
    following.current = true;
  }, [latest?.id]);
  useLayoutEffect(() => {
    if (list.current !== null && following.current) list.current.scrollTop = end(list.current);
  });

  return (
    // Read out by the panel's status, once and whole, rather than word by word.
    <div
      class="messages"
      role="log"
      aria-live="off"
      aria-label={strings.conversation}
      tabIndex={0}
      ref={list}
      onScroll={({ currentTarget }) => {
        following.current = Math.abs(end(currentTarget) - currentTarget.scrollTop) < NEAR;
      }}
    >
      <p class="greeting">{greeting}</p>
      {turns.length === 0 && starters.length > 0 && (
        <section class="starters" aria-label={strings.starters}>
          <h3>{strings.starters}</h3>
          <ul>
            {starters.map((question) => (
              <li key={question}>
                <button type="button" class="starter" onClick={() => chat.ask(question)}>
                  {question}
                  <Icon name="next" />
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
      {turns.map((turn) => (
        <TurnView key={turn.id} turn={turn} last={turn === latest} />
      ))}
    </div>
  );
}

/** How far to scroll: to the end, but no further than to the last question. */
function end(list: HTMLElement): number {
  const last = list.lastElementChild;
  const bottom = list.scrollHeight - list.clientHeight;
  return last instanceof HTMLElement ? Math.max(0, Math.min(bottom, last.offsetTop - ABOVE)) : bottom;
}
