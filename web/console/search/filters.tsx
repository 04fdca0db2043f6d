import { useId, useState } from 'preact/hooks';
import type { DocumentSummary } from '../../../core/contract/documents.ts';
import { Button } from '../view/button.tsx';
import { isFiltered, type Query, UNFILTERED } from './query.ts';
import { strings } from './strings.ts';

type Props = {
  query: Query;
  documents: readonly DocumentSummary[];
  onChange: (change: Partial<Query>) => void;
};

export function Filters({ query, documents, onChange }: Props) {
  const [document, day] = [useId(), useId()];
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button look="outline" icon="filter" aria-expanded={open} onClick={() => setOpen(!open)}>
        {strings.filters}
      </Button>
      <fieldset class={open ? 'filters open' : 'filters'}>
        <legend class="unseen">{strings.filters}</legend>
        <label for={document}>{strings.document}</label>
        <select
          id={document}
          class="select"
          value={query.documentId}
          onChange={({ currentTarget }) => onChange({ documentId: currentTarget.value })}
        >
          <option value="">{strings.allDocuments(documents.length)}</option>
          {documents.map(({ id, title, version }) => (
            <option key={id} value={id}>
              {version === undefined ? title : `${title} ${version}`}
            </option>
          ))}
        </select>
        <label for={day}>{strings.day}</label>
        <input
          id={day}
          class="input"
          type="date"
          value={query.day}
          onChange={({ currentTarget }) => onChange({ day: currentTarget.value })}
        />
        <label class="check">
          <input
            type="checkbox"
            checked={query.inForceOnly}
            onChange={({ currentTarget }) => onChange({ inForceOnly: currentTarget.checked })}
          />
          {strings.inForceOnly}
        </label>
        {isFiltered(query) && (
          <Button look="plain" icon="close" onClick={() => onChange(UNFILTERED)}>
            {strings.clear}
          </Button>
        )}
      </fieldset>
    </>
  );
}
