import type { Answer, SectionReference } from '../../../core/contract/chat.ts';
import { linesOf, wordsOf } from '../../shared/answer-text.ts';
import { byPlace, placeName, runs, sectionsOf } from '../../shared/places.ts';
import { hashOf } from '../route.ts';
import { Facts } from '../source/facts.tsx';
import type { Place } from '../source/quotation.ts';
import { Tag, type Tone } from '../view/tag.tsx';
import { decimal } from './numbers.ts';
import { placeOfCitation } from './places.ts';
import { strings } from './strings.ts';

const TONES: Record<Answer['status'], Tone> = {
  answered: 'good',
  refused: 'bad',
  clarify: 'warn',
  smalltalk: 'plain',
  handoff: 'plain',
};

type Props = { answer: Answer; onOpen: (place: Place) => void; onAsk: (question: string) => void };

/** The answer as a visitor has it, and the sources below. */
export function AnswerCard({ answer, onOpen, onAsk }: Props) {
  const { status, citations, suggestions, nearest = [], timings_ms } = answer;
  return (
    <section class="card" aria-labelledby="answer-title">
      <h2 id="answer-title">
        {strings.answer}
        <Tag tone={TONES[status]}>{strings.statuses[status]}</Tag>
        {status === 'answered' && <Tag>{strings.composed[answer.mode]}</Tag>}
        <span class="took">{strings.took(...timed(timings_ms))}</span>
      </h2>
      <AnswerText answer={answer} onOpen={onOpen} />
      {citations.length > 0 && (
        <>
          <h3>{strings.sources}</h3>
          <ol class="citations">
            {byPlace(citations).map(({ place, indices }) => (
              <li key={place.index}>
                <span class="citation-number">{runs(indices)}</span>
                <div>
                  <button type="button" class="link" onClick={() => onOpen(placeOfCitation(place))}>
                    {placeName(place)}
                  </button>
                  <p class="facts">
                    <Facts facts={place} />
                  </p>
                </div>
              </li>
            ))}
          </ol>
        </>
      )}
      {nearest.length > 0 && <Nearest sections={nearest} />}
      {suggestions.length > 0 && (
        <>
          <h3>{strings.suggestions}</h3>
          <p class="chips">
            {suggestions.map((question) => (
              <button type="button" class="chip" key={question} onClick={() => onAsk(question)}>
                {question}
              </button>
            ))}
          </p>
        </>
      )}
    </section>
  );
}

const timed = ({ total, retrieve, compose }: Answer['timings_ms']): [string, string, string] => [
  decimal(total, 0),
  decimal(retrieve, 0),
  decimal(compose, 0),
];

function Nearest({ sections }: { sections: readonly SectionReference[] }) {
  return (
    <>
      <h3>{strings.nearest}</h3>
      <ul class="nearest">
        {sections.map((section) => (
          <li key={placeName(section)}>
            <a href={hashOf('search', { q: `《${section.document_title}》${sectionsOf(section).at(-1) ?? ''}` })}>
              {placeName(section)}
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}

function AnswerText({ answer: { answer, citations }, onOpen }: Pick<Props, 'answer' | 'onOpen'>) {
  const byIndex = new Map(citations.map((citation) => [citation.index, citation]));
  return (
    <div class="answer-text">
      {linesOf(answer, (index) => byIndex.has(index)).map(({ item, pieces }, row) => (
        <p key={row} class={item ? 'item' : undefined}>
          {wordsOf(pieces).map(({ text, last, indices }, i) => (
            <span key={i}>
              {text}
              <span class="end">
                {last}
                {indices.map((index) => {
                  const citation = byIndex.get(index);
                  return (
                    citation && (
                      <button
                        type="button"
                        class="cite"
                        key={index}
                        aria-label={strings.cite(index)}
                        onClick={() => onOpen(placeOfCitation(citation))}
                      >
                        {index}
                      </button>
                    )
                  );
                })}
              </span>
            </span>
          ))}
        </p>
      ))}
    </div>
  );
}
