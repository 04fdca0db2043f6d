import { expect } from 'vitest';
import type { Assistant } from '../answer/assistant.ts';
import { Answer, type ChatRequest } from '../contract/chat.ts';
import type { Generation } from '../generation/generation.ts';

/** Asks once, and checks what holds of every answer, whatever a language model did. */
export async function checkedAnswer(
  assistant: Pick<Assistant, 'ask'>,
  { documents }: Generation,
  request: ChatRequest,
): Promise<Answer> {
  const types: string[] = [];
  const deltas: string[] = [];
  for await (const event of assistant.ask(request)) {
    types.push(event.type);
    if (event.type === 'text-delta') deltas.push(event.text);
    if (event.type !== 'done') continue;
    const { answer } = event;
    expect(types.join()).toMatch(/^sources(,text-delta)+(,citation)*,done$/);
    expect(Answer.safeParse(answer).error).toBeUndefined();
    expect(deltas.join('')).toBe(answer.answer);
    for (const { document_id, start, end, quote } of answer.citations) {
      expect(documents.get(document_id)?.text.slice(start, end)).toBe(quote);
    }
    const indices = answer.citations.map(({ index }) => index);
    expect(indices).toEqual(indices.map((_, i) => i + 1));
    if (answer.status !== 'answered') return answer;
    for (const { text, citations } of answer.segments) {
      expect(answer.answer).toContain(text);
      expect(citations.length).toBeGreaterThan(0);
      for (const index of citations) expect(indices).toContain(index);
    }
    expect(answer.answer.match(/由AI生成/g) ?? []).toHaveLength(answer.mode === 'generative' ? 1 : 0);
    return answer;
  }
  throw new Error('no answer');
}
