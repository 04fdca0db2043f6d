import { useEffect, useId, useState } from 'preact/hooks';
import type { SearchResponse, SearchResult } from '../../../core/contract/search.ts';
import { useConsole } from '../context.ts';
import { bodyStart } from '../source/quotation.ts';
import { useLoaded } from '../use-loaded.ts';
import { Busy } from '../view/busy.tsx';
import { ProblemNotice } from '../view/problem-notice.tsx';
import type { DraftCitation } from './draft.ts';
import { FoundClause } from './found-clause.tsx';
import { strings } from './strings.ts';

const PAUSE_MS = 300;
const LIMIT = 8;

type Props = {
  /** Looked for to begin with. */
  first: string;
  onQuote: (citation: DraftCitation) => void;
};

/** Finds exact wording in the documents, to be quoted. */
export function Finder({ first, onQuote }: Props) {
  const { api } = useConsole();
  const label = useId();
  const [typed, setTyped] = useState(first);
  const [query, setQuery] = useState(first);
  useEffect(() => {
    const timer = setTimeout(() => setQuery(typed.trim()), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  const { busy, value, error, reload } = useLoaded(
    async (signal) =>
      query.trim() === ''
        ? undefined
        : api.send<SearchResponse>('POST', 'api/search', { body: { query, limit: LIMIT }, signal }),
    [query],
  );
  const quote = (result: SearchResult, words: string) =>
    onQuote({
      document: result.document_id,
      quote: words,
      title: result.document_title,
      section: result.section_path.at(-1),
    });
  return (
    <section class="finder card" aria-label={strings.find}>
      <label class="field" for={label}>
        {strings.find}
      </label>
      <input
        id={label}
        class="input"
        type="search"
        value={typed}
        placeholder={strings.findPlaceholder}
        maxLength={2000}
        onInput={({ currentTarget }) => setTyped(currentTarget.value)}
      />
      <p class="hint">{strings.findHint}</p>
      <ProblemNotice error={error} onRetry={reload} />
      {busy && value === undefined && query !== '' && <Busy label={strings.searching} />}
      {value?.results.length === 0 && <p class="hint">{strings.nothing}</p>}
      <ul class="found">
        {value?.results.map((result) => (
          <FoundClause
            key={result.passage_id}
            result={result}
            words={result.text.slice(bodyStart(result)).trim()}
            onQuote={(words) => quote(result, words)}
          />
        ))}
      </ul>
    </section>
  );
}
