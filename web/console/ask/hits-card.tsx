import type { Citation } from '../../../core/contract/chat.ts';
import type { ExplainedHit } from '../../../core/contract/explain.ts';
import { sectionsOf } from '../../shared/places.ts';
import { bodyStart, type Place } from '../source/quotation.ts';
import { Tag } from '../view/tag.tsx';
import { Bar } from './bar.tsx';
import { HitList } from './hit-list.tsx';
import { decimal } from './numbers.ts';
import { placeOfHit } from './places.ts';
import { strings } from './strings.ts';

const FIRST = 5;

type Props = { hits: readonly ExplainedHit[]; citations: readonly Citation[]; onOpen: (place: Place) => void };

/** The passages that were found, with their scores in every search. */
export function HitsCard({ hits, citations, onOpen }: Props) {
  const most = {
    grams: Math.max(...hits.map(({ scores }) => scores.grams), 0),
    words: Math.max(...hits.map(({ scores }) => scores.words), 0),
  };
  return (
    <section class="card" aria-labelledby="hits-title">
      <h2 id="hits-title">{strings.hits}</h2>
      <p class="hint">{hits.length === 0 ? strings.noHits : strings.hitsWhy}</p>
      <HitList
        items={hits}
        first={FIRST}
        row={(hit) => (
          <li key={hit.passage_id}>
            <button type="button" class="link" onClick={() => onOpen(placeOfHit(hit, citations))}>
              <b>{hit.document_title}</b> {sectionsOf(hit).join(' › ')}
            </button>
            <p class="tags">
              {hit.cited && <Tag tone="good">{strings.cited}</Tag>}
              {!hit.used && <Tag>{strings.unused}</Tag>}
              {!hit.in_force && <Tag tone="warn">{strings.notInForce}</Tag>}
            </p>
            <p class="excerpt">{hit.text.slice(bodyStart(hit))}</p>
            <p class="scores">
              <Bar label={strings.fused} text={decimal(hit.scores.fused)} share={hit.scores.fused} tone="strong" />
              <Bar label={strings.grams} text={decimal(hit.scores.grams, 1)} share={hit.scores.grams / most.grams} />
              <Bar label={strings.words} text={decimal(hit.scores.words, 1)} share={hit.scores.words / most.words} />
              <Bar label={strings.dense} text={decimal(hit.scores.dense)} share={hit.scores.dense} />
            </p>
          </li>
        )}
      />
    </section>
  );
}
