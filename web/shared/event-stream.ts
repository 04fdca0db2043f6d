export type StreamMessage = { event: string; data: unknown };

/** Longer than two heartbeats of the server: a connection that is quiet for this long is lost. */
const QUIET_MS = 35_000;

/** The connection ended, failed or went quiet before the stream was over. */
export class StreamBroken extends Error {
  override readonly name = 'StreamBroken';
}

/**
 * Server-sent events of a response body (WHATWG HTML §9.2), `data` parsed as JSON. Comments and other fields are passed
 * over. Throws StreamBroken where reading fails.
 */
export async function* messages(
  body: ReadableStream<Uint8Array>,
  quietMs: number = QUIET_MS,
): AsyncGenerator<StreamMessage> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  try {
    for (;;) {
      const { done, value } = await within(quietMs, reader.read());
      if (done) return;
      const blocks = (rest + decoder.decode(value, { stream: true })).split('\n\n');
      rest = blocks.pop() ?? '';
      for (const block of blocks) {
        const data = field(block, 'data');
        if (data !== '') yield { event: field(block, 'event'), data: JSON.parse(data) };
      }
    }
  } finally {
    void reader.cancel().catch(() => {});
  }
}

const field = (block: string, name: string): string =>
  block
    .split('\n')
    .filter((line) => line.startsWith(`${name}: `))
    .map((line) => line.slice(name.length + 2))
    .join('\n');

function within<T>(ms: number, reading: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new StreamBroken('quiet')), ms);
    reading
      .then(resolve, (cause) => reject(new StreamBroken('unreadable', { cause })))
      .finally(() => clearTimeout(timer));
  });
}
