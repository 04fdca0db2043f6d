import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Icon } from './icon.tsx';

const SHOWN_MS = 3500;

type Toast = { id: number; sentence: string; tone: 'good' | 'bad' };

/** Sentences that are shown for a moment: how to say one, and those that are to be seen now. */
export function useToasts(): [readonly Toast[], (sentence: string, tone?: Toast['tone']) => void] {
  const [toasts, setToasts] = useState<readonly Toast[]>([]);
  const last = useRef(0);
  const say = useCallback((sentence: string, tone: Toast['tone'] = 'good') => {
    last.current += 1;
    const id = last.current;
    setToasts((shown) => [...shown.slice(-2), { id, sentence, tone }]);
  }, []);
  useEffect(() => {
    if (toasts.length === 0) return;
    const timer = setTimeout(() => setToasts((shown) => shown.slice(1)), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [toasts]);
  return [toasts, say];
}

/** In the top layer, above any dialog that is open; whoever enters it last is uppermost. */
export function Toasts({ toasts }: { toasts: readonly Toast[] }) {
  const frame = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    frame.current?.hidePopover?.();
    frame.current?.showPopover?.();
  }, [toasts]);
  return (
    <div class="toasts" role="status" popover="manual" ref={frame}>
      {toasts.map(({ id, sentence, tone }) => (
        <p key={id} class={`toast ${tone}`}>
          <Icon name={tone === 'good' ? 'check' : 'warning'} />
          {sentence}
        </p>
      ))}
    </div>
  );
}
