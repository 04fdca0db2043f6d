import { Button, IconButton } from '../view/button.tsx';
import { type Draft, withNearest, withoutCitation } from './draft.ts';
import { strings } from './strings.ts';

type Props = { draft: Draft; onDraft: (draft: Draft) => void };

/** The words of the documents that the answer stands on. */
export function Citations({ draft, onDraft }: Props) {
  return (
    <section class="citations" aria-label={strings.citations}>
      <h2>{strings.citations}</h2>
      {draft.citations.length === 0 && <p class="hint">{strings.noCitations}</p>}
      <ol>
        {draft.citations.map(({ quote, title, section, nearest, isGone }, i) => (
          <li key={i} class={isGone ? 'gone' : undefined}>
            <sup>{i + 1}</sup>
            <div>
              <p class="citation-quote">{quote}</p>
              <p class="quiet">
                《{title}》{section}
              </p>
              {isGone && <p class="item-wrong">{strings.notFound}</p>}
              {nearest !== undefined && (
                <p class="nearest">
                  {strings.nearest}
                  {nearest.text} <Button onClick={() => onDraft(withNearest(draft, i))}>{strings.takeNearest}</Button>
                </p>
              )}
            </div>
            <IconButton
              icon="close"
              label={strings.removeCitation(i + 1)}
              onClick={() => onDraft(withoutCitation(draft, i))}
            />
          </li>
        ))}
      </ol>
    </section>
  );
}
