import type { ComponentChildren } from 'preact';
import { strings } from '../strings.ts';
import { Logo } from '../view/logo.tsx';

/** What stands in the middle of the window as long as nobody is let in. */
export function Gate({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <main class="gate">
      <div class="gate-card">
        <p class="brand">
          <Logo />
          {strings.product}
          <span>{strings.title}</span>
        </p>
        <h1>{title}</h1>
        {children}
      </div>
    </main>
  );
}
