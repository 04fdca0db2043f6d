/** A refusal to answer at all, with the sentence that the server has for visitors. */
export class AskFailed extends Error {
  constructor(detail, options) {
    super(detail, options);
    this.name = 'AskFailed';
  }
}

/**
 * Asks and yields `{ event, data }` as they arrive: sources, text-delta…, citation…, done. Throws AskFailed, or the
 * abort reason when `signal` aborts.
 */
export async function* ask(request, signal) {
  const response = await send(request, signal);
  if (!response.ok) throw await failure(response);
  let last;
  for await (const message of messages(response.body)) {
    if (message.event === 'error') throw new AskFailed(message.data.detail);
    last = message.event;
    yield message;
  }
  if (last !== 'done') throw new AskFailed('回答中断了，请重试。');
}

async function send(request, signal) {
  const headers = { 'content-type': 'application/json', accept: 'text/event-stream' };
  const body = JSON.stringify({ ...request, stream: true });
  try {
    return await fetch('api/chat', { method: 'POST', headers, body, signal });
  } catch (cause) {
    if (signal.aborted) throw cause;
    throw new AskFailed('连接不上服务器，请检查网络后重试。', { cause });
  }
}

async function failure(response) {
  const problem = await response.json().catch(() => ({}));
  return new AskFailed(problem.detail ?? `服务暂时不可用（${response.status}）。`);
}

/** Server-sent events of a byte stream. Comments and unknown fields are passed over. */
export async function* messages(body) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      const blocks = (rest + value).split('\n\n');
      rest = blocks.pop();
      for (const block of blocks) {
        const message = parse(block);
        if (message.data !== '') yield { event: message.event, data: JSON.parse(message.data) };
      }
    }
  } finally {
    await reader.cancel().catch(() => {});
  }
}

function parse(block) {
  const field = (name) =>
    block
      .split('\n')
      .filter((line) => line.startsWith(`${name}: `))
      .map((line) => line.slice(name.length + 2))
      .join('\n');
  return { event: field('event'), data: field('data') };
}
