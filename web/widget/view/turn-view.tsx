import { useEffect, useRef, useState } from 'preact/hooks';
import { copyText } from '../../shared/copy-text.ts';
import { copyOf } from '../copy.ts';
import type { Turn } from '../turn.ts';
import { AnswerText } from './answer-text.tsx';
import { useParts } from './context.ts';
import { Icon } from './icon.tsx';
import { memo } from './memo.ts';
import { Opinion } from './opinion.tsx';
import { Sources } from './sources.tsx';

/** A question and its answer. `last` is where the conversation goes on. */
export const TurnView = memo(({ turn, last }: { turn: Turn; last: boolean }) => {
  const { strings, chat } = useParts();
  const { phase, outcome } = turn;
  const refused = outcome?.status === 'refused';

  return (
    <div class="turn">
      <p class="question">
        <span class="unseen">{strings.you}</span>
        {turn.question}
      </p>
      <article class={refused ? 'answer refused' : 'answer'} aria-label={strings.answer} aria-busy={phase === 'asking'}>
        {refused && <p class="label">{strings.refused}</p>}
        <AnswerText turn={turn} />
        {phase === 'asking' && <Waiting turn={turn} />}
        {phase === 'stopped' && <Ended sentence={strings.stopped} turn={turn} />}
        {phase === 'failed' && <Failed turn={turn} />}
        {outcome !== undefined && <Sources turn={turn} />}
        {outcome !== undefined && <Tools turn={turn} />}
      </article>
      {last && refused && (
        <div class="chips">
          <HumanButton />
        </div>
      )}
      {last && outcome !== undefined && outcome.suggestions.length > 0 && (
        <fieldset class="chips follow">
          <legend>{strings.follow}</legend>
          {outcome.suggestions.map((question) => (
            <button type="button" class="chip" key={question} onClick={() => chat.ask(question)}>
              {question}
            </button>
          ))}
        </fieldset>
      )}
    </div>
  );
});

function Waiting({ turn: { text, reconnecting } }: { turn: Turn }) {
  const { strings } = useParts();
  if (text !== '' && !reconnecting) return null;
  return (
    <p class="waiting">
      <span class="dots" aria-hidden="true">
        <i />
        <i />
        <i />
      </span>
      {reconnecting ? strings.reconnecting : strings.searching}
    </p>
  );
}

function Failed({ turn }: { turn: Turn }) {
  const { strings, contact } = useParts();
  const { kind, detail } = turn.failure ?? { kind: 'interrupted' };
  return (
    <>
      <Ended sentence={detail ?? strings.failure[kind]} turn={turn} failed />
      {contact !== null && (
        <p class="contact">
          <Icon name="person" />
          <span>
            <b>{strings.contact}</b>
            {contact}
          </span>
        </p>
      )}
    </>
  );
}

function Ended({ turn, sentence, failed = false }: { turn: Turn; sentence: string; failed?: boolean }) {
  const { strings, chat } = useParts();
  return (
    <div class={failed ? 'ended failed' : 'ended'}>
      <p>{sentence}</p>
      <button type="button" class="chip" onClick={() => chat.retry(turn.id)}>
        <Icon name="retry" />
        {strings.retry}
      </button>
    </div>
  );
}

export function HumanButton() {
  const { strings, chat } = useParts();
  return (
    <button type="button" class="chip" onClick={() => chat.ask(strings.humanRequest)}>
      <Icon name="person" />
      {strings.human}
    </button>
  );
}

const SHOWN_MS = 2000;

function Tools({ turn }: { turn: Turn }) {
  const { strings } = useParts();
  const [copied, setCopied] = useState(false);
  const tools = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [copied]);

  const label = copied ? strings.copied : strings.copy;
  return (
    <div class="tools" ref={tools}>
      <button
        type="button"
        class="tool"
        aria-label={label}
        title={label}
        onClick={async () => {
          if (tools.current !== null) setCopied(await copyText(copyOf(turn, strings), tools.current));
        }}
      >
        <Icon name={copied ? 'check' : 'copy'} />
      </button>
      <Opinion turn={turn} />
    </div>
  );
}
