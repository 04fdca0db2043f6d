import { createApi } from '../shared/api.ts';
import { ask } from '../shared/ask.ts';
import { createStore } from '../shared/store.ts';
import { stringsFor } from '../shared/strings.ts';
import { createVisitor } from '../shared/visitor.ts';
import { createChat, type Happening } from './chat.ts';
import { createElement, TAG } from './element.ts';
import { createHistory } from './history.ts';
import { createEvents, createPageApi, type PageApi, report } from './page-api.ts';
import { randomId } from './random-id.ts';
import { readSettings, type Settings } from './settings.ts';
import { App, type Shell } from './view/app.tsx';

declare global {
  interface Window {
    Wenju?: PageApi;
  }
}

/** Wires the widget together and shows its launcher. Asks the server for nothing before the panel is opened. */
function start(settings: Settings): void {
  // A page that embeds the script twice gets one widget.
  if (customElements.get(TAG) !== undefined) return;
  const { base } = settings;
  const strings = stringsFor(settings.lang);
  const shell = createStore<Shell>({ open: false, unread: 0 });
  const events = createEvents();
  const visitor = createVisitor(base, () => localStorage, `wenju:visitor:${base}`);
  const api = createApi(base, visitor);

  function happened(happening: Happening): void {
    const { open, unread } = shell.get();
    if (!open && happening.type === 'answer') shell.set({ unread: unread + 1 });
    if (happening.type === 'failure' && happening.failure.kind === 'unreachable') hint(base);
    report(happening, events.emit);
  }

  const chat = createChat({
    ask: (request, signal) => ask(request, { base, visitor, signal }),
    api,
    history: createHistory(() => localStorage, `wenju:${base}`),
    newId: randomId,
    clock: Date.now,
    happened,
  });

  const { draw } = createElement(settings);
  draw(<App settings={settings} shell={shell} strings={strings} chat={chat} api={api} />);

  let { open } = shell.get();
  shell.subscribe(() => {
    const now = shell.get().open;
    if (now === open) return;
    open = now;
    // Fetched while the visitor still reads the greeting, so that the first question does not wait for it.
    if (now) void visitor.headers();
    events.emit(now ? 'open' : 'close', undefined);
  });
  window.Wenju = createPageApi(shell, chat, events.on);
  performance.mark('wenju:ready');
  dispatchEvent(new Event('wenju:ready'));
}

/** For whoever embeds the widget: browsers do not tell a refused origin from a server that is down. */
function hint(base: string): void {
  if (new URL(base).origin === location.origin) return;
  console.warn(`Wenju: ${base} cannot be reached from here. Is ${location.origin} in its ALLOWED_ORIGINS?`);
}

const { currentScript } = document;
if (currentScript instanceof HTMLScriptElement) {
  const settings = readSettings(currentScript, { baseURI: document.baseURI, lang: document.documentElement.lang });
  if (document.body !== null) start(settings);
  else addEventListener('DOMContentLoaded', () => start(settings), { once: true });
}
