import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pageOf } from './pages.ts';

/**
 * Another site, with pages that embed the widget, and under these prefixes ways to the server:
 *
 *   /help/    a reverse proxy, as it should be
 *   /flaky/   cuts the first answer to each question off in the middle
 *   /slow/    lets an answer through a few characters at a time
 *   /down/    gives the script and is dead for the rest
 */
export type Site = { url: string; standFor(server: string): void; close(): Promise<void> };

export async function openSite(): Promise<Site> {
  let server = '';
  const asked = new Set<string>();

  async function proxy(incoming: IncomingMessage, outgoing: ServerResponse, prefix: string, path: string) {
    if (prefix === 'down' && path.startsWith('api/')) return void incoming.socket.destroy();
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk);
    const body = Buffer.concat(chunks);
    const { host: _, 'accept-encoding': __, ...headers } = incoming.headers;
    const onward = request(new URL(path, server), { method: incoming.method, headers }, async (response) => {
      outgoing.writeHead(response.statusCode ?? 502, response.headers);
      const cut = prefix === 'flaky' && path === 'api/chat' && !asked.has(String(body));
      asked.add(String(body));
      for await (const chunk of response) {
        for (const piece of prefix === 'help' ? [chunk] : piecesOf(String(chunk))) {
          outgoing.write(piece);
          if (prefix !== 'help') await new Promise((resolve) => setTimeout(resolve, prefix === 'slow' ? 100 : 20));
          if (cut && piece.includes('text-delta')) return void outgoing.destroy();
        }
      }
      outgoing.end();
    });
    onward.on('error', () => outgoing.destroy());
    onward.end(body);
  }

  const http = createServer((incoming, outgoing) => {
    const [, prefix = '', path = ''] = /^\/(help|flaky|slow|down)\/(.*)$/.exec(incoming.url ?? '') ?? [];
    if (prefix !== '') return void proxy(incoming, outgoing, prefix, path);
    const page = pageOf(incoming.url ?? '/', server);
    outgoing.writeHead(page === undefined ? 404 : 200, {
      'content-type': 'text/html; charset=utf-8',
      ...page?.headers,
    });
    outgoing.end(page?.html);
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}/`,
    standFor(url) {
      server = url;
    },
    async close() {
      http.closeAllConnections();
      await new Promise((resolve) => http.close(resolve));
    },
  };
}

/** One event a piece. */
const piecesOf = (text: string): string[] => text.split(/(?<=\n\n)/);
