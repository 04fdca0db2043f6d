import { useEffect, useRef, useState } from 'preact/hooks';
import type { SearchResult } from '../../../core/contract/search.ts';
import { Button } from '../view/button.tsx';
import { Tag } from '../view/tag.tsx';
import { strings } from './strings.ts';

type Props = { result: SearchResult; words: string; onQuote: (words: string) => void };

/** A clause of a document. Part of it is quoted when part of it is selected. */
export function FoundClause({ result, words, onQuote }: Props) {
  const text = useRef<HTMLParagraphElement>(null);
  const [selected, setSelected] = useState('');
  useEffect(() => {
    const look = () => setSelected(selectedIn(text.current));
    document.addEventListener('selectionchange', look);
    return () => document.removeEventListener('selectionchange', look);
  }, []);
  return (
    <li class="clause">
      <p class="facts">
        <b>《{result.document_title}》</b>
        {result.section_path.at(-1)}
        {!result.in_force && <Tag tone="warn">{strings.notInForce}</Tag>}
      </p>
      <p class="clause-words" ref={text}>
        {words}
      </p>
      <Button icon="plus" onMouseDown={(event) => event.preventDefault()} onClick={() => onQuote(selected || words)}>
        {selected === '' ? strings.quote : strings.quoteSelected}
      </Button>
    </li>
  );
}

function selectedIn(node: Node | null): string {
  const selection = getSelection();
  const inside = node && selection && node.contains(selection.anchorNode) && node.contains(selection.focusNode);
  return inside ? selection.toString().trim() : '';
}
