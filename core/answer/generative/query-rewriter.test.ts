import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createQueryRewriter } from './query-rewriter.ts';
import type { ResilientModel } from './resilient-model.ts';

async function rewritten(said: string) {
  const model: ResilientModel = {
    async *stream() {
      yield { text: said };
      yield { text: '', finish: 'stop' };
    },
  };
  const prompt = { id: 'rewrite', version: '1', render: () => [] };
  const task = { question: '保多久', turns: [], sections: '', mode: 'generative', withinMs: 100 } as const;
  return createQueryRewriter({ model, prompt }).rewrite(task);
}

describe('what a model says to a question', () => {
  it.each([
    ['one', '保修期是多久？', ['保修期是多久？']],
    [
      'each on its line, with the signs of a list',
      '1. 保修期是多久？\n- 保修从哪天算起？',
      ['保修期是多久？', '保修从哪天算起？'],
    ],
    ['with a word before it, in quotation marks', '改写后的问句：“保修期是多久？”', ['保修期是多久？']],
    ['after thinking', '<think>问保修</think>\n保修期是多久？', ['保修期是多久？']],
    ['twice', '保修期是多久？\n保修期是多久？', ['保修期是多久？']],
    [
      'more than are read',
      '甲部分怎么修\n乙部分怎么修\n丙部分怎么修\n丁部分怎么修',
      ['甲部分怎么修', '乙部分怎么修', '丙部分怎么修'],
    ],
    ['that begins like none', '无理由退货几天内办？', ['无理由退货几天内办？']],
    ['none', '无。', []],
    ['none, in more words', '没有相关内容', []],
    ['in another language', 'How long is the warranty?', []],
  ])('is read: %s', async (_, said, questions) => {
    expect(await rewritten(said)).toEqual(questions);
  });

  it('is never long, much, or an address, whatever it is', async () => {
    const piece = fc.constantFrom(
      '保修',
      '\n',
      '1. ',
      '“',
      'https://a.example',
      '<think>',
      '</think>',
      '无',
      '？',
      'x'.repeat(120),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 40 }), async (pieces) => {
        const questions = (await rewritten(pieces.join(''))) ?? [];
        expect(questions.length).toBeLessThanOrEqual(3);
        for (const question of questions) {
          expect(question.length).toBeLessThanOrEqual(100);
          expect(question).not.toMatch(/https?:|\n|<think>/);
        }
      }),
    );
  });
});
