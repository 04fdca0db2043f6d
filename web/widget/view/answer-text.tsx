import { Fragment } from 'preact';
import { linesOf, wordsOf } from '../../shared/answer-text.ts';
import { placeName } from '../../shared/places.ts';
import type { Turn } from '../turn.ts';
import { useParts } from './context.ts';

/** The words of an answer. Text becomes text nodes and nothing else: what documents and visitors write is never markup. */
export function AnswerText({ turn: { text, citations, phase } }: { turn: Turn }) {
  const { strings, open } = useParts();
  const growing = phase === 'asking';
  const byIndex = new Map(citations.map((citation) => [citation.index, citation]));

  // While text arrives its citations are still to come: their numbers stand there already, so that nothing jumps.
  const known = (index: number) => byIndex.has(index) || (growing && index > 0);

  function chip(index: number) {
    const citation = byIndex.get(index);
    if (citation === undefined) return <span class="cite">{`${index}`}</span>;
    const place = placeName(citation);
    return (
      <button
        type="button"
        class="cite"
        aria-label={strings.cite(index, place)}
        title={place}
        onClick={() => open(citation)}
      >
        {`${index}`}
      </button>
    );
  }

  return (
    <div class="text">
      {linesOf(text, known, growing).map(({ item, pieces }, row) => (
        <p class={item ? 'item' : undefined} key={row}>
          {wordsOf(pieces).map(({ text: words, last, indices }, place) => (
            <Fragment key={place}>
              {words}
              <span class="keep">
                {last}
                {indices.map(chip)}
              </span>
            </Fragment>
          ))}
        </p>
      ))}
    </div>
  );
}
