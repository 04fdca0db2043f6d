import { describe, expect, it } from 'vitest';
import type { CuratedAnswers } from '../answer/curated/curated-answers.ts';
import type { CuratedAnswer } from '../generation/curated-answer.ts';

const approved = (id: string, questions: string[], dates: Partial<CuratedAnswer> = {}): CuratedAnswer => ({
  id,
  questions,
  sentences: [{ text: '可以。', citations: [1], opensLine: true }],
  citations: [{ documentId: 'returns', start: 0, end: 4 }],
  ...dates,
});

/** What every keeper of approved answers promises. `create` makes one that has these; no document ends before 2027. */
export function testCuratedAnswers(
  name: string,
  create: (answers: readonly CuratedAnswer[]) => CuratedAnswers | Promise<CuratedAnswers>,
): void {
  const found = async (answers: readonly CuratedAnswer[], question: string, day?: string) =>
    (await (await create(answers)).find(question, day))?.id;

  describe(name, () => {
    const battery = approved('battery', ['电池鼓包还能用吗', '鼓包了能继续用吗']);

    it('finds nothing where there is nothing', async () => {
      expect(await found([], '电池鼓包还能用吗')).toBeUndefined();
    });

    it('finds an answer by each of its questions, in other words too', async () => {
      for (const question of [...battery.questions, '你好，请问鼓包的电池可以使用吗？'])
        expect(await found([battery], question)).toBe('battery');
    });

    it('finds none for another question', async () => {
      for (const question of [
        '电池鼓包怎么退款',
        '电池鼓包还能充吗',
        '电池',
        '',
        '？',
        `电池鼓包还能用吗${'呢'.repeat(1990)}`,
      ])
        expect(await found([battery], question)).toBeUndefined();
    });

    it('gives what is in force on the day that is asked about, and does not choose where no day is', async () => {
      const before = approved('before', ['运费谁出'], { effectiveTo: '2026-06-30' });
      const after = approved('after', ['运费谁出'], { effectiveFrom: '2026-07-01' });
      expect(await found([before, after], '运费谁出', '2026-06-30')).toBe('before');
      expect(await found([before, after], '运费谁出', '2026-07-01')).toBe('after');
      expect(await found([before, after], '运费谁出')).toBeUndefined();
    });

    it('gives none whose document is not in force', async () => {
      expect(await found([battery], '电池鼓包还能用吗', '2026-12-31')).toBe('battery');
      expect(await found([battery], '电池鼓包还能用吗', '2027-01-01')).toBeUndefined();
    });

    it('gives the one with the very words of two that fit, and neither where none has them', async () => {
      const flat = approved('flat', ['鼓包的电池可以使用吗']);
      expect(await found([battery, flat], '鼓包的电池可以使用吗？')).toBe('flat');
      expect(await found([battery, flat], '鼓包的电池能不能使用')).toBeUndefined();
    });
  });
}
