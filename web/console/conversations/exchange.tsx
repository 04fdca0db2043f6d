import { Fragment } from 'preact';
import type { KeptExchange } from '../../../core/contract/admin.ts';
import type { SectionReference, Status } from '../../../core/contract/chat.ts';
import { linesOf, wordsOf } from '../../shared/answer-text.ts';
import { placeName } from '../../shared/places.ts';
import { useConsole } from '../context.ts';
import { hashOf } from '../route.ts';
import { Icon } from '../view/icon.tsx';
import { Tag, type Tone } from '../view/tag.tsx';
import { Time } from '../view/time.tsx';
import { strings } from './strings.ts';

const TONES: Record<Status, Tone> = {
  answered: 'good',
  refused: 'warn',
  clarify: 'accent',
  smalltalk: 'plain',
  handoff: 'accent',
};

/** A question and what was answered. */
export function Exchange({ exchange }: { exchange: KeptExchange }) {
  const { question, asked_at, status, mode, confidence, total_ms, citations, sections, feedback } = exchange;
  const { role } = useConsole();
  const judged = status === 'answered' || status === 'refused';
  return (
    <li>
      <div class="asked">
        <p class="unseen">{strings.asked}</p>
        <p class="bubble">{question}</p>
        <Time at={asked_at} />
      </div>
      <div class="answered">
        <p class="unseen">{strings.answered}</p>
        <AnswerText exchange={exchange} />
        {citations.length > 0 && (
          <details>
            <summary>{strings.sources(citations.length)}</summary>
            <ol class="citations">
              {citations.map(({ index, quote, document_id, start, end, ...place }) => (
                <li key={index}>
                  <span class="cite">{index}</span>
                  <div>
                    <a href={hashOf('search', { doc: document_id, from: String(start), to: String(end) })}>
                      {placeName({ document_id, ...place })}
                    </a>
                    <blockquote>{quote}</blockquote>
                  </div>
                </li>
              ))}
            </ol>
          </details>
        )}
        {citations.length === 0 && sections.length > 0 && <Nearest sections={sections} />}
        {feedback !== undefined && (
          <p class={`opinion ${feedback.rating}`}>
            <Icon name={feedback.rating === 'up' ? 'check' : 'warning'} />
            <span>
              <b>{strings.ratings[feedback.rating]}</b>
              {[feedback.reason, feedback.comment].filter(Boolean).map((said) => ` · ${said}`)}
            </span>
          </p>
        )}
        <p class="facts">
          <Tag tone={TONES[status]}>{strings.statuses[status]}</Tag>
          {status === 'answered' && <span>{strings.modes[mode]}</span>}
          {judged && <span>{strings.confidence(confidence)}</span>}
          <span>{strings.took(total_ms)}</span>
          {role === 'admin' && (status === 'refused' || feedback?.rating === 'down') && (
            <a href={hashOf('curated/new', { question })}>{strings.write}</a>
          )}
        </p>
      </div>
    </li>
  );
}

function AnswerText({ exchange: { answer, citations } }: { exchange: KeptExchange }) {
  const places = new Map(citations.map((citation) => [citation.index, placeName(citation)]));
  return (
    <div class="bubble">
      {linesOf(answer, (index) => places.has(index)).map(({ pieces, item }, row) => (
        <p key={row} class={item ? 'item' : undefined}>
          {wordsOf(pieces).map(({ text, last, indices }, at) => (
            <Fragment key={at}>
              {text}
              {last}
              {indices.map((index) => (
                <span key={index} class="cite" title={places.get(index)}>
                  {index}
                </span>
              ))}
            </Fragment>
          ))}
        </p>
      ))}
    </div>
  );
}

function Nearest({ sections }: { sections: readonly SectionReference[] }) {
  return (
    <details>
      <summary>{strings.nearest}</summary>
      <ul class="citations">
        {sections.map((place) => (
          <li key={JSON.stringify([place.document_id, place.section_path])}>
            <a href={hashOf('search', { doc: place.document_id })}>{placeName(place)}</a>
          </li>
        ))}
      </ul>
    </details>
  );
}
