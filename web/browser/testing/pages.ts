/** Everything that a page's style can do to what stands on it. */
const HOSTILE = `
  * { all: unset !important; display: none !important; color: red !important; font-size: 3px !important; }
  html, head, body, main { display: block !important; }
  body { transform: scale(0.5) !important; filter: blur(4px) !important; overflow: hidden !important; height: 80px !important; }
  wenju-widget { position: static !important; opacity: 0 !important; visibility: hidden !important; pointer-events: none !important; }
  button, textarea, p, div { border: 9px solid red !important; letter-spacing: 20px !important; }
`;

type Page = { html: string; headers: Record<string, string> };

/** A page of the other site by its path; `?` and what follows become attributes of the widget's script tag. */
export function pageOf(address: string, server: string): Page | undefined {
  const { pathname, searchParams } = new URL(address, 'http://site');
  const script = (from: string) => {
    const attributes = [...searchParams].map(([name, value]) => ` ${name}="${value}"`).join('');
    return `<script src="${from}widget.js"${attributes} async></script>`;
  };
  const { origin } = new URL(server);
  const pages: Record<string, { head?: string; from: string; policy?: string }> = {
    '/plain': { from: server },
    '/strict': {
      from: server,
      policy: `default-src 'none'; script-src ${origin}; connect-src ${origin}; require-trusted-types-for 'script'`,
    },
    '/nonce': {
      from: server,
      policy: `default-src 'none'; script-src ${origin} 'nonce-abc'; style-src 'nonce-abc'; connect-src ${origin}`,
      head: '<script nonce="abc">delete CSSStyleSheet.prototype.replaceSync</script>',
    },
    '/hostile': { from: server, head: `<style>${HOSTILE}</style>` },
    '/variables': { from: server, head: '<style>:root { --wenju-primary: #a31545; --wenju-offset-x: 80px }</style>' },
    '/prefixed': { from: '/help/' },
    '/flaky-page': { from: '/flaky/' },
    '/slow-page': { from: '/slow/' },
    '/down-page': { from: '/down/' },
  };
  const page = pages[pathname];
  if (page === undefined) return undefined;
  return {
    headers: page.policy === undefined ? {} : { 'content-security-policy': page.policy },
    html: `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>店铺</title>
      <meta name="viewport" content="width=device-width, initial-scale=1">${page.head ?? ''}
      <body><main><h1>店铺</h1><p>${'商品介绍。'.repeat(40)}</p></main>${script(page.from)}</body></html>`,
  };
}
