import { useRef, useState } from 'preact/hooks';
import { Button } from '../view/button.tsx';
import { Icon } from '../view/icon.tsx';
import { strings } from './strings.ts';

type Props = { formats: readonly string[]; limit: number; onFiles: (files: File[]) => void };

/** Where files are dropped or chosen. */
export function DropZone({ formats, limit, onFiles }: Props) {
  const [over, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const take = (files: FileList | null | undefined) => {
    const given = [...(files ?? [])];
    if (given.length > 0) onFiles(given);
  };
  return (
    <section
      class={over ? 'drop over' : 'drop'}
      aria-label={strings.uploads}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        take(event.dataTransfer?.files);
      }}
    >
      <Icon name="upload" />
      <p>
        <span class="drop-here">{strings.drop}</span>
        <Button look="solid" onClick={() => input.current?.click()}>
          {strings.choose}
        </Button>
      </p>
      <p class="hint">{strings.formats(formats, limit)}</p>
      <input
        hidden
        type="file"
        multiple
        accept={formats.join(',')}
        ref={input}
        onChange={({ currentTarget }) => {
          take(currentTarget.files);
          currentTarget.value = '';
        }}
      />
    </section>
  );
}
