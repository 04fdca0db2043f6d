import type { Ref } from 'preact';
import type { DocumentsResponse } from '../../../core/contract/documents.ts';
import type { Loaded } from '../use-loaded.ts';
import { Busy } from '../view/busy.tsx';
import { Button } from '../view/button.tsx';
import { Empty } from '../view/empty.tsx';
import { ProblemNotice } from '../view/problem-notice.tsx';
import { isFiltered, type Query } from './query.ts';
import { ResultList } from './result-list.tsx';
import { Shelf } from './start.tsx';
import { strings } from './strings.ts';
import type { Found } from './use-search.ts';

type Props = {
  found: Loaded<Found | null>;
  query: Query;
  shelf: Loaded<DocumentsResponse>;
  active: number;
  list: Ref<HTMLOListElement>;
  onActive: (row: number) => void;
  onOpen: (row: number) => void;
  onOpenWhole: (documentId: string) => void;
  onCopy: (row: number) => void;
  /** There may be more than are shown. */
  onMore: (() => void) | undefined;
  onClear: () => void;
};

/** What was found, nothing, or, where nothing is looked for, all documents. */
export function Findings({ found, query, shelf, onMore, onClear, onOpenWhole, ...listed }: Props) {
  const { busy, value, error, reload } = found;
  if (query.text.trim() === '') {
    return (
      <>
        <ProblemNotice error={shelf.error} onRetry={shelf.reload} />
        {shelf.value === undefined && shelf.busy && <Busy />}
        {shelf.value !== undefined && <Shelf documents={shelf.value.documents} onOpen={onOpenWhole} />}
      </>
    );
  }
  const results = value?.results ?? [];
  const isFull = value != null && results.length === value.limit;
  return (
    <>
      <p class="count" role="status">
        {busy ? strings.searching : value != null && strings.found(results.length, isFull)}
      </p>
      <ProblemNotice error={error} onRetry={reload} />
      {results.length > 0 && <ResultList results={results} {...listed} />}
      {value != null && !busy && results.length === 0 && (
        <Empty icon="search" title={strings.none}>
          <p>{isFiltered(query) ? strings.noneFiltered : strings.noneWhy}</p>
          {isFiltered(query) && <Button onClick={onClear}>{strings.clear}</Button>}
        </Empty>
      )}
      {isFull && onMore !== undefined && (
        <Button busy={busy} onClick={onMore}>
          {strings.more}
        </Button>
      )}
    </>
  );
}
