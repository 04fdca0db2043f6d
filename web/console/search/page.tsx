import './search.css';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { DocumentsResponse } from '../../../core/contract/documents.ts';
import { useMedia } from '../../shared/use-media.ts';
import { useConsole } from '../context.ts';
import { navigate, useRoute } from '../route.ts';
import { focusSource } from '../source/focus-source.ts';
import { SourcePane } from '../source/source-pane.tsx';
import { useCopy } from '../source/use-copy.ts';
import { useLoaded } from '../use-loaded.ts';
import { SearchField } from './field.tsx';
import { Filters } from './filters.tsx';
import { Findings } from './findings.tsx';
import { addressOf, openedOf, placeIn, placeOf, type Query, queryOf, UNFILTERED } from './query.ts';
import { Guide } from './start.tsx';
import { strings } from './strings.ts';
import { useAddress } from './use-address.ts';
import { useSearch } from './use-search.ts';
import { useSearchKeys } from './use-search-keys.ts';

const LIMITS = { first: 10, step: 20, most: 50 };
/** The width from which on a source has room beside the results. */
const BESIDE = '(min-width: 1000px)';

/**
 * Exact wording of all documents, found while it is typed. The source of the active result stands beside it; where there is no
 * room for that, it is opened over the results, and the address says so, because the way back is the browser's.
 */
export function Page() {
  const { api } = useConsole();
  const route = useRoute();
  const beside = useMedia(BESIDE);
  const copy = useCopy();
  const [query, setQuery] = useState<Query>(() => queryOf(route));
  const [limit, setLimit] = useState(LIMITS.first);
  const [active, setActive] = useState(0);
  const shelf = useLoaded((signal) => api.get<DocumentsResponse>('api/documents', { signal }), []);
  const found = useSearch(query, limit);
  const field = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLOListElement>(null);
  const pane = useRef<HTMLElement>(null);

  const results = found.value?.results ?? [];
  const documents = shelf.value?.documents ?? [];
  const opened = openedOf(route);
  const current = results[active];
  const place = opened !== null ? placeIn(opened, results) : beside && current !== undefined ? placeOf(current) : null;
  const covered = place !== null && !beside;

  useAddress(query);
  useEffect(() => setActive(0), [found.value?.query]);
  useEffect(() => {
    if (covered) focusSource(pane.current);
  }, [covered]);

  function close(): void {
    navigate(addressOf(query, null), { replace: true });
  }

  function change(part: Partial<Query>): void {
    const next = { ...query, ...part };
    setQuery(next);
    setLimit(LIMITS.first);
    if (opened !== null) navigate(addressOf(next, null), { replace: true });
  }

  function activate(row: number): void {
    setActive(row);
    if (opened !== null && beside) close();
  }

  function open(row: number): void {
    const result = results[row];
    if (result === undefined) return;
    activate(row);
    if (beside) focusSource(pane.current);
    else navigate(addressOf(query, { documentId: result.document_id, start: result.start, end: result.end }));
  }

  function openWhole(documentId: string): void {
    navigate(addressOf(query, { documentId, start: 0, end: 0 }));
  }

  /** To the active result, or to a neighbour of it. */
  function focusRow(row: number): boolean {
    const buttons = list.current?.querySelectorAll<HTMLElement>('.result-open');
    const target = buttons?.[row];
    target?.focus();
    return target !== undefined;
  }

  function copyRow(row: number): void {
    const result = results[row];
    if (result !== undefined) void copy(placeOf(result));
  }

  // What the pane shows, it copies itself.
  const onCopy = place === null ? () => copyRow(active) : undefined;
  useSearchKeys({ field, list, pane, active, focusRow, onClose: covered ? close : undefined, onCopy });

  return (
    <div class="search">
      <h1 class="unseen">{strings.title}</h1>
      <div class="search-head" inert={covered}>
        <SearchField field={field} text={query.text} onText={(text) => change({ text })} />
        <Filters query={query} documents={documents} onChange={change} />
      </div>
      <div class="search-list" inert={covered}>
        <Findings
          found={found}
          query={query}
          shelf={shelf}
          active={active}
          list={list}
          onActive={activate}
          onOpen={open}
          onOpenWhole={openWhole}
          onCopy={copyRow}
          onMore={limit < LIMITS.most ? () => setLimit(Math.min(LIMITS.most, limit + LIMITS.step)) : undefined}
          onClear={() => change(UNFILTERED)}
        />
      </div>
      {place !== null ? (
        <SourcePane place={place} pane={pane} onBack={covered ? close : undefined} />
      ) : (
        (query.text.trim() === '' || found.value?.results.length === 0) && <Guide />
      )}
    </div>
  );
}
