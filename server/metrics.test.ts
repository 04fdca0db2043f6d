import { describe, expect, it } from 'vitest';
import { Rejection } from './problem.ts';
import { answerOf, post, testApp } from './testing/test-app.ts';

/** The samples of the metrics page that are ours, by name and labels. */
async function samplesOf({ app }: Awaited<ReturnType<typeof testApp>>): Promise<Map<string, number>> {
  const response = await app.request('/metrics');
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/);
  const lines = (await response.text()).split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return new Map(
    lines.map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.slice(line.lastIndexOf(' ')))]),
  );
}

describe('GET /metrics', () => {
  it('counts answers, requests and what is at work', async () => {
    const scene = await testApp();
    await post(scene.app, '/api/chat', { message: '退货' });
    await (await post(scene.app, '/api/chat', { message: '退货', stream: true })).text();
    await scene.app.request('/api/documents/doc-1');
    await scene.app.request('/api/documents/no-such');
    const samples = await samplesOf(scene);
    expect(samples.get('wenju_answers_total{status="answered",mode="extractive"}')).toBe(2);
    expect(samples.get('wenju_answer_seconds_count{phase="retrieve"}')).toBe(2);
    expect(samples.get('wenju_answer_seconds_bucket{le="0.0025",phase="total"}')).toBe(2);
    expect(samples.get('wenju_answer_confidence_bucket{le="0.9"}')).toBe(2);
    expect(samples.get('wenju_http_requests_total{method="POST",route="/api/chat",status="200"}')).toBe(2);
    expect(samples.get('wenju_http_requests_total{method="GET",route="/api/documents/:id",status="404"}')).toBe(1);
    expect(samples.get('wenju_questions_at_work')).toBe(0);
    expect(samples.get('wenju_documents')).toBe(2);
    expect(samples.get('wenju_records_state{state="off"}')).toBe(1);
    expect([...samples.keys()].filter((name) => name.startsWith('wenju_generation_info'))).toHaveLength(1);
    expect(samples.get('process_resident_memory_bytes')).toBeGreaterThan(1e6);
  });

  it('is there before there is anything to answer from', async () => {
    const samples = await samplesOf(await testApp({ loaded: false }));
    expect(samples.get('wenju_documents')).toBe(0);
    expect(samples.get('wenju_generation_created_seconds')).toBe(0);
  });

  it('counts refusals by reason, and questions that failed as no answer', async () => {
    const scene = await testApp({
      async *ask({ message }) {
        if (message === '坏') throw new Rejection('internal');
        yield {
          type: 'done',
          answer: { ...answerOf('无'), status: 'refused', refusal_reason: 'out_of_scope', confidence: 0.05 },
        };
      },
    });
    for (const message of ['坏', '好']) await post(scene.app, '/api/chat', { message });
    const samples = await samplesOf(scene);
    expect(samples.get('wenju_answers_total{status="refused",mode="extractive"}')).toBe(1);
    expect(samples.get('wenju_refusals_total{reason="out_of_scope"}')).toBe(1);
    expect(samples.get('wenju_http_requests_total{method="POST",route="/api/chat",status="500"}')).toBe(1);
  });

  it('has as many series after any requests whatever, and shows nothing of what was said', async () => {
    const scene = await testApp();
    const ask = async (n: number) => {
      await post(scene.app, '/api/chat', { message: `秘密${n} 13812345678`, conversation_id: `secret-${n}` });
      await scene.app.request(`/no-such-path-${n}?secret=${n}`);
      await scene.app.request(`/api/documents/secret-${n}`, { headers: { 'user-agent': `secret-${n}` } });
      await scene.app.request('/api/chat', { method: `X-${n}` });
    };
    await ask(0);
    const before = (await samplesOf(scene)).size;
    for (let n = 1; n < 60; n++) await ask(n);
    const samples = await samplesOf(scene);
    // The page itself has been asked for by now.
    expect(samples.size - before).toBeLessThanOrEqual(20);
    expect([...samples.keys()].join('\n')).not.toMatch(/secret|秘密|138|X-\d/);
  });

  it('tells how the language model fares', async () => {
    const { createMetrics } = await import('./metrics.ts');
    const { knowledge, admission, records } = await testApp();
    const metrics = createMetrics({ knowledge, admission, records });
    expect(await metrics.text()).not.toContain('breaker');
    let state: 'closed' | 'open' = 'closed';
    metrics.watchBreaker(() => state);
    metrics.wrote({ reason: 'timeout', passed: 2, replaced: 1, dropped: 0, gates: {}, prompt: 'p@1' });
    metrics.rewrote({ reason: 'finished', questions: 0, prompt: 'r@1' });
    metrics.rewrote({ reason: 'finished', questions: 2, prompt: 'r@1' });
    state = 'open';
    const text = await metrics.text();
    expect(text).toContain('wenju_llm_answers_total{reason="timeout"} 1');
    expect(text).toContain('wenju_llm_sentences_total{outcome="passed"} 2');
    expect(text).toContain('wenju_llm_rewritings_total{reason="none"} 1');
    expect(text).toContain('wenju_llm_rewritings_total{reason="finished"} 1');
    expect(text).toContain('wenju_llm_breaker_state{state="open"} 1');
    expect(text).toContain('wenju_llm_breaker_state{state="closed"} 0');
  });

  it('costs a question next to nothing', async () => {
    const { createMetrics } = await import('./metrics.ts');
    const { knowledge, admission, records } = await testApp();
    const metrics = createMetrics({ knowledge, admission, records });
    const answer = answerOf('好');
    const begun = performance.now();
    for (let n = 0; n < 10_000; n++) {
      metrics.answered(answer);
      metrics.requested({ method: 'POST', route: '/api/chat', status: 200, seconds: 0.01 });
    }
    expect((performance.now() - begun) / 10_000).toBeLessThan(0.1);
  });
});
