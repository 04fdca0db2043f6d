import { describe, expect, it } from 'vitest';
import { passagesOf, queriesOf } from './texts.ts';

describe('texts to embed', () => {
  it('are queries of the length of a question, none twice', () => {
    const documents = ['保修期从哪天开始算？好。保修期从哪天开始算', `维修之后要保存什么单据，${'长'.repeat(31)}`];
    expect(queriesOf(documents, 10)).toEqual(['保修期从哪天开始算', '维修之后要保存什么单据']);
    expect(queriesOf(documents, 1)).toHaveLength(1);
  });

  it('are passages of one length', () => {
    expect(passagesOf(['一二三四五', '六七', '八'], 2, 3)).toEqual(['一二', '三四', '六七']);
  });
});
