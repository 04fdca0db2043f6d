import { useId } from 'preact/hooks';
import type { Role } from '../../../core/contract/admin.ts';
import type { PageEntry } from '../pages.ts';
import { hashOf } from '../route.ts';
import { strings } from '../strings.ts';
import { THEMES, type Theme } from '../theme.ts';
import { Button } from '../view/button.tsx';
import { Icon } from '../view/icon.tsx';
import { Logo } from '../view/logo.tsx';

type Props = {
  pages: readonly PageEntry[];
  current: PageEntry | undefined;
  role: Role;
  open: boolean;
  theme: Theme;
  onTheme: (theme: Theme) => void;
  onSignOut: () => void;
};

export function Navigation({ pages, current, role, open, theme, onTheme, onSignOut }: Props) {
  const label = useId();
  return (
    <nav id="navigation" class={open ? 'side open' : 'side'} aria-label={strings.navigation}>
      <p class="brand">
        <Logo />
        {strings.product}
        <span>{strings.title}</span>
      </p>
      <ul class="pages">
        {pages.map((page) => (
          <li key={page.path}>
            <a href={hashOf(page.path)} aria-current={page === current ? 'page' : undefined}>
              <Icon name={page.icon} />
              {page.title}
            </a>
          </li>
        ))}
      </ul>
      <div class="side-foot">
        <label class="look" for={label}>
          {strings.theme}
          <select
            id={label}
            class="select"
            value={theme}
            onChange={({ currentTarget }) => onTheme(THEMES.find((name) => name === currentTarget.value) ?? 'auto')}
          >
            {THEMES.map((name) => (
              <option key={name} value={name}>
                {strings.themes[name]}
              </option>
            ))}
          </select>
        </label>
        <p class="who">
          <Icon name="person" />
          <span>{strings.roles[role]}</span>
          <Button look="plain" icon="exit" onClick={onSignOut}>
            {strings.signOut}
          </Button>
        </p>
      </div>
    </nav>
  );
}
