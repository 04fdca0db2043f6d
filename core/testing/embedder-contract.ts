import { beforeAll, describe, expect, it } from 'vitest';
import type { Embedder } from '../retrieval/embedder.ts';

/** What every Embedder promises, whatever it is made of. */
export function embedderContract(name: string, create: () => Promise<Embedder>): void {
  describe(`embedder: ${name}`, () => {
    let embedder: Embedder;
    beforeAll(async () => {
      embedder = await create();
    });
    const TEXTS = ['申请退货的期限', '七日内可以退货', '运费由谁承担', '保修期一年', '退货'];

    it('names its model', () => {
      expect(embedder.model.id).not.toBe('');
      expect(embedder.model.sha256).toMatch(/^[0-9a-f]{64}$/);
      expect(embedder.model.dimensions).toBeGreaterThan(0);
    });

    it('gives one unit vector a text, in order', async () => {
      for (const role of ['query', 'passage'] as const) {
        const vectors = await embedder.embed(TEXTS, role);
        expect(vectors).toHaveLength(TEXTS.length);
        for (const [i, vector] of vectors.entries()) {
          expect(vector).toHaveLength(embedder.model.dimensions);
          expect(Math.hypot(...vector)).toBeCloseTo(1, 5);
          const [alone] = await embedder.embed([TEXTS[i] ?? ''], role);
          expect(cosine(vector, alone)).toBeCloseTo(1, 5);
        }
      }
    });

    it('is deterministic', async () => {
      expect(await embedder.embed(TEXTS, 'passage')).toEqual(await embedder.embed(TEXTS, 'passage'));
    });

    it('puts a text nearer to itself than to others', async () => {
      const [text, other] = await embedder.embed(['申请退货的期限', '保修期一年'], 'passage');
      const [again] = await embedder.embed(['申请退货的期限'], 'passage');
      expect(cosine(text, again)).toBeGreaterThan(cosine(text, other));
    });

    it('gives zeros for a text without words and nothing for no texts', async () => {
      for (const role of ['query', 'passage'] as const) {
        expect(await embedder.embed([], role)).toEqual([]);
        const [blank, marks, full] = await embedder.embed([' \n', '？！', '退货'], role);
        expect(blank).toEqual(new Float32Array(embedder.model.dimensions));
        expect(marks).toEqual(blank);
        expect(Math.hypot(...(full ?? []))).toBeCloseTo(1, 5);
      }
    });

    it('takes a text of any length', async () => {
      const [long] = await embedder.embed(['售后服务'.repeat(5000)], 'passage');
      expect(Math.hypot(...(long ?? []))).toBeCloseTo(1, 5);
    });
  });
}

function cosine(a: Float32Array | undefined, b: Float32Array | undefined): number {
  if (a === undefined || b === undefined) return Number.NaN;
  return a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);
}
