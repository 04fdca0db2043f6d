import { useEffect, useRef, useState } from 'preact/hooks';
import type { Role } from '../../../core/contract/admin.ts';
import { PAGES } from '../pages.ts';
import { useRoute } from '../route.ts';
import { strings } from '../strings.ts';
import type { Theme } from '../theme.ts';
import { IconButton } from '../view/button.tsx';
import { Empty } from '../view/empty.tsx';
import { Logo } from '../view/logo.tsx';
import { Navigation } from './navigation.tsx';
import { PageSlot } from './page-slot.tsx';

type Props = { role: Role; theme: Theme; onTheme: (theme: Theme) => void; onSignOut: () => void };

/** The frame of the console: navigation at the side, on a phone behind a button, and the page that the address names. */
export function Shell({ role, ...rest }: Props) {
  const { path } = useRoute();
  const [open, setOpen] = useState(false);
  const main = useRef<HTMLElement>(null);
  const pages = PAGES.filter(({ roles }) => roles.includes(role));
  const page = pages.find((entry) => entry.path === path.split('/')[0]) ?? pages[0];

  useEffect(() => setOpen(false), [path]);
  useEffect(() => {
    document.title = [page?.title, strings.product, strings.title].filter(Boolean).join(' · ');
  }, [page]);
  useEffect(() => {
    if (!open) return;
    const onKey = ({ key }: KeyboardEvent) => key === 'Escape' && setOpen(false);
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [open]);

  return (
    <div class="shell">
      <button type="button" class="skip" onClick={() => main.current?.focus()}>
        {strings.skip}
      </button>
      <header class="topbar">
        <IconButton
          icon={open ? 'close' : 'menu'}
          label={open ? strings.closeMenu : strings.menu}
          aria-expanded={open}
          aria-controls="navigation"
          onClick={() => setOpen(!open)}
        />
        <Logo />
        <b>{page?.title ?? strings.title}</b>
      </header>
      <Navigation pages={pages} current={page} role={role} open={open} {...rest} />
      <main id="main" ref={main} tabIndex={-1} inert={open}>
        {page === undefined ? <Empty icon="key" title={strings.noPages} /> : <PageSlot key={page.path} page={page} />}
      </main>
    </div>
  );
}
