import { Button } from '../view/button.tsx';
import { Tag, type Tone } from '../view/tag.tsx';
import { strings } from './strings.ts';
import type { Upload } from './use-uploads.ts';

type Props = { uploads: readonly Upload[]; onReplace: (file: File) => void; onDrop: (file: File) => void };

const TONES: Record<Upload['status'], Tone> = { uploading: 'accent', stored: 'good', exists: 'warn', failed: 'bad' };

/** The files of this visit, each with what became of it. */
export function UploadList({ uploads, onReplace, onDrop }: Props) {
  if (uploads.length === 0) return null;
  return (
    <ul class="upload-list" aria-label={strings.uploads}>
      {uploads.map(({ file, status, detail }, i) => (
        <li key={i}>
          <span class="upload-name">{file.name}</span>
          {status === 'failed' ? (
            <span class="upload-wrong">{detail}</span>
          ) : (
            <Tag tone={TONES[status]}>{strings[status]}</Tag>
          )}
          {status === 'exists' && (
            <span class="upload-choice">
              <Button onClick={() => onReplace(file)}>{strings.replace}</Button>
              <Button look="plain" onClick={() => onDrop(file)}>
                {strings.skip}
              </Button>
            </span>
          )}
          {status === 'failed' && (
            <Button look="plain" onClick={() => onDrop(file)}>
              {strings.dismiss}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}
