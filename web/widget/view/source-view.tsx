import { useEffect, useRef, useState } from 'preact/hooks';
import type { DocumentResponse } from '../../../core/contract/documents.ts';
import { type Place, sectionsOf } from '../../shared/places.ts';
import { safeLink } from '../../shared/safe-link.ts';
import { excerptOf } from '../../shared/source-excerpt.ts';
import { validityOf } from '../../shared/validity.ts';
import { useParts } from './context.ts';
import { Icon } from './icon.tsx';

type Found = DocumentResponse | 'loading' | 'failed';

/** Where a sentence stands: its section with the quoted words marked, or the whole document. */
export function SourceView({ place, onBack }: { place: Place; onBack: () => void }) {
  const { strings, api } = useParts();
  const [found, setFound] = useState<Found>('loading');
  const [all, setAll] = useState(false);
  const back = useRef<HTMLButtonElement>(null);

  useEffect(() => back.current?.focus(), []);
  useEffect(() => {
    let shown = true;
    const show = (document: Found) => {
      if (shown) setFound(document);
    };
    api.document(place.document_id).then(show, () => show('failed'));
    return () => {
      shown = false;
    };
  }, [place, api]);

  const loaded = typeof found === 'object' ? found : undefined;
  const link = safeLink(loaded?.url ?? place.url);
  const excerpt = loaded && excerptOf(loaded, place, all);

  return (
    <section class="source" role="dialog" aria-label={strings.source}>
      <div class="bar">
        <button type="button" class="tool" ref={back} aria-label={strings.back} title={strings.back} onClick={onBack}>
          <Icon name="back" />
        </button>
        <h2>{place.document_title}</h2>
      </div>
      <div class="about">
        <p class="path">{sectionsOf(place).join(' › ')}</p>
        <p class="facts">{validityOf(loaded ?? place, strings)}</p>
      </div>
      <Page place={place} found={found} all={all} />
      <div class="foot">
        {excerpt !== undefined && !excerpt.whole && (
          <button type="button" class="quiet" onClick={() => setAll(true)}>
            {strings.whole}
          </button>
        )}
        {link !== undefined && (
          <a class="quiet" href={link} target="_blank" rel="noopener noreferrer">
            {strings.original}
            <Icon name="open" />
          </a>
        )}
      </div>
    </section>
  );
}

function Page({ place, found, all }: { place: Place; found: Found; all: boolean }) {
  const { strings } = useParts();
  const text = useRef<HTMLElement>(null);
  // The button that asked for all of it is gone.
  useEffect(() => {
    if (all) text.current?.focus({ preventScroll: true });
  }, [all]);
  useEffect(() => {
    const mark = text.current?.querySelector('mark');
    // Scrolled by hand: scrollIntoView would move the page that hosts the widget as well.
    if (text.current && mark) text.current.scrollTop = mark.offsetTop - text.current.clientHeight / 3;
  }, [found, all]);

  return (
    // Not every browser lets the keyboard scroll what it cannot focus.
    <section class="page" ref={text} tabIndex={0} aria-label={strings.source} aria-busy={found === 'loading'}>
      {found === 'loading' && <p class="waiting">{strings.loading}</p>}
      {found === 'failed' && <Quoted place={place} why={strings.sourceFailed} />}
      {typeof found === 'object' && <Lines document={found} place={place} all={all} />}
    </section>
  );
}

function Lines({ document, place, all }: { document: DocumentResponse; place: Place; all: boolean }) {
  const { strings } = useParts();
  const { lines, found } = excerptOf(document, place, all);
  return (
    <>
      {!found && <Quoted place={place} why={strings.sourceMoved} />}
      {lines.map(({ before, marked, after }, row) => (
        <p key={row}>
          {before}
          {marked !== '' && <mark>{marked}</mark>}
          {after}
        </p>
      ))}
    </>
  );
}

/** The quotation as the answer had it, where its document cannot show it. */
function Quoted({ place: { quote }, why }: { place: Place; why: string }) {
  return (
    <div class="quoted">
      <p class="note">{why}</p>
      {quote !== undefined && (
        <p>
          <mark>{quote}</mark>
        </p>
      )}
    </div>
  );
}
