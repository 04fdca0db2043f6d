import type { SectionReference } from '../../../core/contract/chat.ts';
import { byPlace, runs, sectionsOf } from '../../shared/places.ts';
import { validityOf } from '../../shared/validity.ts';
import type { Turn } from '../turn.ts';
import { useParts } from './context.ts';
import { Icon } from './icon.tsx';

/** Where the sentences of an answer stand, each place once; on a refusal, what stands nearby. */
export function Sources({ turn: { citations, outcome } }: { turn: Turn }) {
  const { strings, open } = useParts();
  const nearest = outcome?.nearest ?? [];
  if (citations.length > 0) {
    return (
      <Places label={strings.sources}>
        {byPlace(citations).map(({ place, indices }) => (
          <PlaceButton
            key={indices[0]}
            place={place}
            mark={runs(indices)}
            facts={validityOf(place, strings)}
            onClick={() => open(place)}
          />
        ))}
      </Places>
    );
  }
  if (nearest.length === 0) return null;
  return (
    <Places label={strings.nearest}>
      {nearest.map((place, row) => (
        <PlaceButton key={row} place={place} onClick={() => open(place)} />
      ))}
    </Places>
  );
}

function Places({ label, children }: { label: string; children: preact.ComponentChildren }) {
  return (
    <section class="sources" aria-label={label}>
      <h3>{label}</h3>
      <ul>{children}</ul>
    </section>
  );
}

type PlaceProps = { place: SectionReference; mark?: string; facts?: string; onClick: () => void };

function PlaceButton({ place, mark, facts, onClick }: PlaceProps) {
  const section = sectionsOf(place).join(' › ');
  return (
    <li>
      <button type="button" class="place" onClick={onClick}>
        {mark === undefined ? <Icon name="page" /> : <b>{mark}</b>}
        <span>
          <span class="section">{section === '' ? place.document_title : section}</span>
          <span class="facts">{[section !== '' && place.document_title, facts].filter(Boolean).join(' · ')}</span>
        </span>
        <Icon name="next" />
      </button>
    </li>
  );
}
