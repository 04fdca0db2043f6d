import './ask.css';
import { useEffect, useRef, useState } from 'preact/hooks';
import { hashOf, navigate, useRoute } from '../route.ts';
import { focusSource } from '../source/focus-source.ts';
import type { Place } from '../source/quotation.ts';
import { SourcePane } from '../source/source-pane.tsx';
import { useKeys } from '../use-keys.ts';
import { Busy } from '../view/busy.tsx';
import { PageHead } from '../view/page-head.tsx';
import { ProblemNotice } from '../view/problem-notice.tsx';
import { AnswerCard } from './answer-card.tsx';
import { AskForm, type Asking } from './ask-form.tsx';
import { EvidenceCard } from './evidence-card.tsx';
import { HitsCard } from './hits-card.tsx';
import { QueryCard } from './query-card.tsx';
import { strings } from './strings.ts';
import { useExplanation } from './use-explanation.ts';
import { WhyCard } from './why-card.tsx';

/** A question put as a visitor would, and everything behind its answer. `#/ask?q=…` puts one at once. */
export function Page() {
  const route = useRoute();
  const given = route.query.get('q') ?? '';
  const [asking, setAsking] = useState<Asking>({ message: given, mode: 'auto', day: '', goOn: false });
  const { busy, value, error, ask } = useExplanation();
  const [place, setPlace] = useState<Place | null>(null);
  const pane = useRef<HTMLElement>(null);
  const opener = useRef<Element | null>(null);

  function put(question: Asking): void {
    if (question.message.trim() === '') return;
    setAsking(question);
    setPlace(null);
    navigate(hashOf('ask', { q: question.message }), { replace: true });
    ask(question);
  }

  useEffect(() => put(asking), []);
  useEffect(() => {
    if (place !== null) focusSource(pane.current);
  }, [place]);

  function open(wanted: Place): void {
    opener.current = document.activeElement;
    setPlace(wanted);
  }

  function close(): void {
    setPlace(null);
    requestAnimationFrame(() => opener.current instanceof HTMLElement && opener.current.focus());
  }
  useKeys({
    Escape() {
      if (place === null) return false;
      close();
      return true;
    },
  });

  return (
    <div class="ask">
      <PageHead title={strings.title} lead={strings.lead} />
      <div class="ask-main" inert={place !== null}>
        <AskForm
          asking={asking}
          canGoOn={value !== undefined}
          busy={busy}
          onChange={(change) => setAsking((before) => ({ ...before, ...change }))}
          onAsk={() => put(asking)}
        />
        <ProblemNotice error={error} onRetry={() => put(asking)} />
        {busy && value === undefined && <Busy label={strings.asking} />}
        {value !== undefined && (
          <div class="ask-result" aria-busy={busy}>
            <div>
              <AnswerCard answer={value.answer} onOpen={open} onAsk={(message) => put({ ...asking, message })} />
              <WhyCard decision={value.decision} confidence={value.confidence} />
              {value.query !== null && <QueryCard query={value.query} readings={value.readings} />}
            </div>
            {value.query !== null && (
              <div>
                <HitsCard hits={value.hits} citations={value.answer.citations} onOpen={open} />
                {value.confidence !== null && (
                  <EvidenceCard evidence={value.evidence} answered={value.answer.status === 'answered'} onOpen={open} />
                )}
              </div>
            )}
          </div>
        )}
      </div>
      {place !== null && <SourcePane place={place} pane={pane} onBack={close} />}
    </div>
  );
}
