import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

/**
 * An OpenAI-compatible endpoint on 127.0.0.1 that does what it is told, the worst included. It speaks bytes, so that what
 * stands between it and a visitor is the real client.
 */
export type ScriptedLlm = {
  /** What `OPENAI_BASE_URL` would be. */
  url: string;
  requests: ScriptedRequest[];
  /** What the next requests get, one each; the last one goes on. */
  play(...scripts: Script[]): void;
  openSockets(): number;
  close(): Promise<void>;
};

export type ScriptedRequest = {
  headers: IncomingMessage['headers'];
  body: { model: string; messages: { role: string; content: string }[]; [key: string]: unknown };
  path: string | undefined;
  /** Whether the client left before the response ended. */
  aborted: boolean;
};

export type Script = (response: ServerResponse, request: ScriptedRequest) => void | Promise<void>;

export async function startScriptedLlm(): Promise<ScriptedLlm> {
  const requests: ScriptedRequest[] = [];
  const sockets = new Set<Socket>();
  let scripts: Script[] = [];
  const server = createServer(IMPATIENT, async (message, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of message) chunks.push(chunk as Buffer);
    const body = JSON.parse(Buffer.concat(chunks).toString()) as ScriptedRequest['body'];
    const request: ScriptedRequest = { headers: message.headers, path: message.url, body, aborted: false };
    response.on('close', () => {
      request.aborted = !response.writableFinished;
    });
    response.on('error', () => undefined);
    requests.push(request);
    const script = scripts.length > 1 ? scripts.shift() : scripts[0];
    await script?.(response, request);
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => undefined);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    requests,
    play(...next) {
      scripts = next;
      requests.length = 0;
    },
    openSockets: () => sockets.size,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** The client opens a socket ahead of its next request; one on which none comes is soon closed. */
const IMPATIENT = { connectionsCheckingInterval: 50, headersTimeout: 200, keepAliveTimeout: 50 };

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** One `data:` event with a delta; `finish_reason` null until the last. */
export const chunk = (delta: Record<string, unknown>, finish: string | null = null): string =>
  `data: ${JSON.stringify({
    id: 'c',
    object: 'chat.completion.chunk',
    created: 0,
    model: 'm',
    choices: [{ index: 0, delta, finish_reason: finish }],
  })}\n\n`;

export const DONE = 'data: [DONE]\n\n';

type Saying = {
  finish?: string | null;
  done?: boolean;
  /** Characters a delta. */
  pieces?: number;
  firstAfterMs?: number;
  gapMs?: number;
};

/** Says a text as a well-behaved endpoint does, or nearly; a text may be made from what was asked. */
export const says =
  (
    text: string | ((prompt: string) => string),
    { finish = 'stop', done = true, pieces = 3, firstAfterMs = 0, gapMs = 0 }: Saying = {},
  ): Script =>
  async (response, { body }) => {
    const whole = typeof text === 'string' ? text : text(body.messages.map(({ content }) => content).join('\n'));
    stream(response);
    if (firstAfterMs > 0) await pause(firstAfterMs);
    response.write(chunk({ role: 'assistant', content: '' }));
    for (let at = 0; at < whole.length && !response.closed; at += pieces) {
      response.write(chunk({ content: whole.slice(at, at + pieces) }));
      if (gapMs > 0) await pause(gapMs);
    }
    if (finish !== null) response.write(chunk({}, finish));
    response.end(done ? DONE : '');
  };

/** Sends raw bytes of an event stream, `bytes` a packet. */
export const sends =
  (raw: string, bytes = Number.POSITIVE_INFINITY): Script =>
  async (response) => {
    stream(response);
    const data = Buffer.from(raw);
    for (let at = 0; at < data.length && !response.closed; at += bytes) {
      response.write(data.subarray(at, at + bytes));
      if (bytes < data.length) await new Promise<void>((resolve) => setImmediate(resolve));
    }
    response.end();
  };

/** Answers with a status and a body, as gateways do. */
export const fails =
  (status: number, { body = '{"error":{"message":"SECRET upstream detail"}}', headers = {} } = {}): Script =>
  (response) => {
    response.writeHead(status, { 'content-type': body.startsWith('{') ? 'application/json' : 'text/html', ...headers });
    response.end(body);
  };

/** Accepts and never answers. */
export const hangs: Script = () => undefined;

/** Begins and then falls silent, with the connection open. */
export const stalls =
  (text: string): Script =>
  (response) => {
    stream(response);
    response.write(chunk({ role: 'assistant', content: '' }));
    if (text !== '') response.write(chunk({ content: text }));
  };

/** Begins and then tears the connection down. */
export const resets =
  (text: string): Script =>
  async (response) => {
    stream(response);
    if (text !== '') response.write(chunk({ content: text }));
    await pause(20);
    response.socket?.resetAndDestroy();
  };

function stream(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8' });
  response.flushHeaders();
}
