import type { DocumentSummary } from '../../../core/contract/documents.ts';
import { Facts } from '../source/facts.tsx';
import { Empty } from '../view/empty.tsx';
import { strings } from './strings.ts';

/** Before anything is looked for: the documents there are. */
export function Shelf({ documents, onOpen }: { documents: readonly DocumentSummary[]; onOpen: (id: string) => void }) {
  if (documents.length === 0) {
    return (
      <Empty icon="document" title={strings.noDocuments}>
        <p>{strings.noDocumentsWhy}</p>
      </Empty>
    );
  }
  return (
    <section class="shelf" aria-labelledby="shelf-title">
      <h2 id="shelf-title">{strings.documents}</h2>
      <ul class="results">
        {documents.map((document) => (
          <li key={document.id} class="result">
            <button type="button" class="result-open" onClick={() => onOpen(document.id)}>
              <span class="result-title">{document.title}</span>
            </button>
            <p class="facts">
              <Facts facts={document} />
              <span>{strings.passages(document.passages)}</span>
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** How to look, and which keys there are. */
export function Guide() {
  return (
    <section class="guide">
      <h2>{strings.startTitle}</h2>
      <h3>{strings.start}</h3>
      <dl>
        {strings.ways.map(([example, what]) => (
          <div key={example}>
            <dt>
              <code>{example}</code>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
      <h3>{strings.keys}</h3>
      <dl>
        {strings.shortcuts.map(([keys, what]) => (
          <div key={what}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
