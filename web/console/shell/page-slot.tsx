import type { ComponentType } from 'preact';
import { useEffect, useErrorBoundary, useState } from 'preact/hooks';
import type { PageEntry } from '../pages.ts';
import { strings } from '../strings.ts';
import { Busy } from '../view/busy.tsx';
import { Button } from '../view/button.tsx';
import { Empty } from '../view/empty.tsx';

/** A page, once its code is here. A page that fails leaves the rest of the console standing. */
export function PageSlot({ page }: { page: PageEntry }) {
  const [Page, setPage] = useState<ComponentType | null>(null);
  const [missing, setMissing] = useState(false);
  const [error, resetError] = useErrorBoundary((cause) => console.error(cause));
  const [round, setRound] = useState(0);

  useEffect(() => {
    let shown = true;
    page.load().then(
      (module) => shown && setPage(() => module.Page),
      () => shown && setMissing(true),
    );
    return () => {
      shown = false;
    };
  }, [page, round]);

  if (error !== undefined || missing) {
    return (
      <Empty icon="warning" title={strings.broken}>
        <p>{strings.brokenWhy}</p>
        <Button
          icon="retry"
          onClick={() => {
            setMissing(false);
            resetError();
            setRound(round + 1);
          }}
        >
          {strings.retry}
        </Button>
      </Empty>
    );
  }
  return Page === null ? <Busy /> : <Page />;
}
