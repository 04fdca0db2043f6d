import { Agent, request } from 'node:http';
import { percentile } from '../core/statistics/percentile.ts';

export type Latency = { p50_ms: number; p99_ms: number; failed: number };

/**
 * How long one visitor waits, who asks the next question when the last is answered, over one connection that stays
 * open. Measured here to the microsecond; the load generator counts whole milliseconds.
 */
export async function latency(url: string, questions: readonly string[], seconds: number): Promise<Latency> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const times: number[] = [];
  let failed = 0;
  const deadline = performance.now() + seconds * 1000;
  for (let i = 0; performance.now() < deadline; i++) {
    const started = performance.now();
    const status = await ask(url, questions[i % questions.length] ?? '', agent);
    times.push(performance.now() - started);
    if (status !== 200) failed++;
  }
  agent.destroy();
  return { p50_ms: percentile(times, 0.5), p99_ms: percentile(times, 0.99), failed };
}

function ask(url: string, message: string, agent: Agent): Promise<number | undefined> {
  const options = { method: 'POST', agent, headers: { 'content-type': 'application/json' } };
  return new Promise((resolve, reject) => {
    const sent = request(`${url}/api/chat`, options, (response) => {
      response.resume().once('end', () => resolve(response.statusCode));
    });
    sent.once('error', reject).end(JSON.stringify({ message }));
  });
}
