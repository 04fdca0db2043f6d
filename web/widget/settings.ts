/** What the page that embeds the widget decides, read once from its script tag. */
export type Settings = {
  title: string | undefined;
  greeting: string | undefined;
  primaryColor: string | undefined;
  position: 'left' | 'right';
  theme: 'light' | 'dark' | 'auto';
  lang: string;
  /** Where the server is; ends with `/`. */
  base: string;
  /** How to reach a person while the server has not said. */
  contact: string | undefined;
  nonce: string;
};

/** `data-*` of the script tag. What is missing or not understood keeps its default. */
export function readSettings(script: HTMLScriptElement, page: { baseURI: string; lang: string }): Settings {
  const { title, greeting, primaryColor, position, theme, lang, endpoint, contact } = script.dataset;
  return {
    title,
    greeting,
    primaryColor,
    position: position?.includes('left') ? 'left' : 'right',
    theme: theme === 'light' || theme === 'dark' ? theme : 'auto',
    lang: lang ?? page.lang,
    base: baseOf(endpoint ?? script.src.replace(/[^/]*([?#].*)?$/, ''), page.baseURI),
    contact,
    nonce: script.nonce,
  };
}

/** `https://help.example/wenju` → `https://help.example/wenju/` */
function baseOf(address: string, baseURI: string): string {
  const { origin, pathname } = new URL(address, baseURI);
  return origin + (pathname.endsWith('/') ? pathname : `${pathname}/`);
}
