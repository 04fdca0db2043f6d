import type { Ref } from 'preact';
import type { SearchResult } from '../../../core/contract/search.ts';
import { sectionsOf } from '../../shared/places.ts';
import { Facts } from '../source/facts.tsx';
import { Marked } from '../source/marked.tsx';
import { bodyStart } from '../source/quotation.ts';
import { IconButton } from '../view/button.tsx';
import { Tag } from '../view/tag.tsx';
import { strings } from './strings.ts';

type Props = {
  results: readonly SearchResult[];
  active: number;
  list: Ref<HTMLOListElement>;
  onActive: (row: number) => void;
  onOpen: (row: number) => void;
  onCopy: (row: number) => void;
};

/** The clauses that were found. One of them is active: the arrows start there, and its source is shown. */
export function ResultList({ results, active, list, onActive, onOpen, onCopy }: Props) {
  return (
    <ol class="results" ref={list} aria-label={strings.results}>
      {results.map((result, row) => (
        <li key={`${result.document_id} ${result.start}`} class={row === active ? 'result active' : 'result'}>
          <button
            type="button"
            class="result-open"
            tabIndex={row === active ? 0 : -1}
            aria-current={row === active ? 'true' : undefined}
            onFocus={() => onActive(row)}
            onClick={() => onOpen(row)}
          >
            <span class="result-title">{result.document_title}</span>
            <span class="result-path">{sectionsOf(result).join(' › ')}</span>
          </button>
          <p class="result-text">
            <Excerpt result={result} />
          </p>
          <p class="facts">
            {result.matched === 'number' && <Tag tone="accent">{strings.byNumber}</Tag>}
            {result.matched === 'exact' && <Tag tone="accent">{strings.byExactWords}</Tag>}
            <Facts facts={result} />
          </p>
          <IconButton icon="copy" label={strings.copy} tabIndex={-1} onClick={() => onCopy(row)} />
        </li>
      ))}
    </ol>
  );
}

/** Characters before what was found that a clause begins with at most; beyond them it begins with a sentence, if one does. */
const BEFORE = 100;
const SENTENCE_END = /[。！？；\n]/g;

/** A clause without the heading above it, from its beginning or, where that is far away, from what was found. */
function Excerpt({ result }: { result: SearchResult }) {
  const { text, focus, highlights } = result;
  const body = bodyStart(result);
  const [first = body] = focus ?? highlights.find(([, end]) => end > body) ?? [];
  const start = first - body > BEFORE ? startBefore(text, first) : body;
  return (
    <>
      {start > body && '…'}
      <Marked text={text} start={start} marks={focus === undefined ? highlights : [focus]} />
    </>
  );
}

function startBefore(text: string, at: number): number {
  const before = text.slice(at - BEFORE, at);
  const end = [...before.matchAll(SENTENCE_END)].at(-1);
  return end === undefined ? at - BEFORE / 2 : at - BEFORE + end.index + 1;
}
