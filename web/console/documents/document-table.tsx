import type { LibraryDocument } from '../../../core/contract/library.ts';
import { hashOf } from '../route.ts';
import { IconButton } from '../view/button.tsx';
import { type Column, Table } from '../view/table.tsx';
import { Tag } from '../view/tag.tsx';
import { Time } from '../view/time.tsx';
import { strings } from './strings.ts';

type Props = { documents: readonly LibraryDocument[]; onRemove: ((name: string) => void) | undefined };

/** What is answered from, with the file that it came from and when it holds. */
export function DocumentTable({ documents, onRemove }: Props) {
  const columns: Column<LibraryDocument>[] = [
    {
      title: strings.name,
      look: 'wide',
      cell: ({ id, title, source, upload }) => (
        <>
          <a class="document-title" href={hashOf('search', { doc: id, from: '0', to: '0' })}>
            {title}
          </a>
          <span class="document-file">
            {upload !== undefined && <Tag tone="accent">{strings.uploaded}</Tag>}
            {upload ?? source.path}
          </span>
        </>
      ),
    },
    { title: strings.validity, cell: (document) => <Validity document={document} /> },
    { title: strings.passages, look: 'number', cell: ({ passages }) => passages },
    { title: strings.indexedAt, look: 'quiet', cell: ({ indexed_at }) => <Time at={indexed_at} /> },
    ...(onRemove === undefined
      ? []
      : [
          {
            title: strings.actions,
            cell: ({ upload }: LibraryDocument) =>
              upload !== undefined && (
                <IconButton icon="remove" label={strings.removeNamed(upload)} onClick={() => onRemove(upload)} />
              ),
          },
        ]),
  ];
  return <Table caption={strings.caption} columns={columns} rows={documents} keyOf={({ id }) => id} />;
}

function Validity({ document: { version, effective_from, effective_to, absent } }: { document: LibraryDocument }) {
  if ((version ?? effective_from ?? effective_to ?? absent) === undefined) return null;
  return (
    <span class="facts">
      {absent !== undefined && <Tag tone="warn">{strings.absent[absent]}</Tag>}
      {version !== undefined && <span>{version}</span>}
      {effective_from !== undefined && <span>{strings.from(effective_from)}</span>}
      {effective_to !== undefined && <span>{strings.until(effective_to)}</span>}
    </span>
  );
}
