import autocannon from 'autocannon';

/** Answers a second; `failed` counts every reply that is not 2xx. */
export type Throughput = { per_second: number; failed: number };

/** Asks the questions round and round for some seconds, as many visitors at once. */
export async function throughput(
  url: string,
  questions: readonly string[],
  options: { visitors: number; seconds: number },
): Promise<Throughput> {
  const result = await autocannon({
    url,
    connections: options.visitors,
    duration: options.seconds,
    requests: questions.map((message) => ({
      method: 'POST',
      path: '/api/chat',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ message }),
    })),
  });
  return { per_second: result.requests.average, failed: result.non2xx + result.errors };
}
