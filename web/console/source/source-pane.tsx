import './source.css';
import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';
import { safeLink } from '../../shared/safe-link.ts';
import { isTyping, useKeys } from '../use-keys.ts';
import { Busy } from '../view/busy.tsx';
import { Button, IconButton } from '../view/button.tsx';
import { Icon } from '../view/icon.tsx';
import { ProblemNotice } from '../view/problem-notice.tsx';
import { DocumentText } from './document-text.tsx';
import { Facts } from './facts.tsx';
import { focusSource } from './focus-source.ts';
import { type Place, quotationAt } from './quotation.ts';
import { strings } from './strings.ts';
import { useCopy } from './use-copy.ts';
import { useDocument } from './use-document.ts';

type Props = {
  place: Place;
  pane: RefObject<HTMLElement | null>;
  /** Where it covers what it was opened from. */
  onBack?: (() => void) | undefined;
};

/** The document of a place, open there. C copies its words, or those that are selected, with the source. */
export function SourcePane({ place, pane, onBack }: Props) {
  const { busy, value, error, reload } = useDocument(place);
  const copy = useCopy();
  const document = value?.id === place.document_id ? value : undefined;
  const { quotation, moved } = document ? quotationAt(place, document) : { quotation: undefined, moved: false };
  const title = document?.title ?? place.document_title;
  const link = safeLink(document?.url ?? place.url);

  useEffect(() => {
    if (globalThis.document.activeElement === pane.current) focusSource(pane.current);
  }, [document]);

  function copyShown(): boolean {
    if (quotation === undefined) return false;
    void copy(quotation, selectedIn(pane.current) || undefined);
    return true;
  }
  const onC = (event: KeyboardEvent) => !isTyping(event) && copyShown();
  useKeys({ c: onC, C: onC });

  return (
    <section class="source" ref={pane} tabIndex={-1} aria-label={strings.source} aria-busy={busy}>
      <header class="source-head">
        {onBack !== undefined && <IconButton icon="back" label={strings.back} onClick={onBack} />}
        <h2 title={title}>{title}</h2>
        {link !== undefined && (
          <a class="icon-button" href={link} target="_blank" rel="noopener noreferrer" aria-label={strings.original}>
            <Icon name="open" />
          </a>
        )}
        <Button icon="copy" disabled={quotation === undefined} onClick={copyShown}>
          {strings.copy}
        </Button>
        <p class="facts">
          <Facts facts={quotation ?? place} />
        </p>
      </header>
      {moved && <p class="source-note">{strings.moved}</p>}
      {document === undefined && <ProblemNotice error={error} onRetry={reload} />}
      {document === undefined && busy && <Busy label={strings.loading} />}
      {document !== undefined && quotation !== undefined && (
        <div class="source-body">
          <DocumentText document={document} quotation={quotation} />
        </div>
      )}
    </section>
  );
}

function selectedIn(pane: HTMLElement | null): string {
  const selection = getSelection();
  const inside = selection && pane?.contains(selection.anchorNode);
  return inside ? selection.toString().trim() : '';
}
