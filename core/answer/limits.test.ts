import { expect, it } from 'vitest';
import type { Retrieval } from '../retrieval/retrieval.ts';
import { assistantOver, generationOf } from '../testing/assistant-over.ts';
import { createPlainAnalyzer } from '../testing/plain-analyzer.ts';
import { compose } from './compose.ts';
import { createEvidenceReader } from './evidence.ts';
import { limitsOf } from './limits.ts';
import { questionOf } from './question.ts';
import { scoreEvidence } from './score-evidence.ts';
import { lengthOf } from './selection.ts';

const BRING = `露营须知
装备
要带的装备如下：
（一）头灯和备用电池，夜里走动和收拾营地都要用；
（二）雨衣和防水袋，山里午后常有阵雨；
（三）驱蚊水和长袖衣服，水边蚊虫多。`;

it('keeps a list to what its owner allows, and shows it shorter, never in part without saying so', async () => {
  const generation = await generationOf({ '须知.txt': BRING });
  let found: Retrieval | undefined;
  const trace = (retrieval: Retrieval) => {
    found = retrieval;
  };
  for await (const _ of assistantOver(generation).ask({ message: '要带哪些装备' }, { trace }));
  if (!found) throw new Error('nothing was searched');
  const reader = createEvidenceReader(generation, createPlainAnalyzer());
  for (const list of [600, 60]) {
    const question = questionOf(found, limitsOf({ fact: 50, list }));
    const { pieces, listTotal } = compose(question, scoreEvidence(question, reader.open(found.hits)), reader);
    expect(lengthOf(pieces)).toBeLessThanOrEqual(list);
    const said = pieces.map(({ document, start, end }) => document.text.slice(start, end)).join('\n');
    for (const item of ['头灯', '雨衣', '驱蚊水']) expect(said).toContain(item);
    expect(said.includes('午后常有阵雨')).toBe(list === 600);
    expect(listTotal).toBeUndefined();
  }
});

it('has an explanation between a fact and a list', () => {
  expect(limitsOf({ fact: 200, list: 600 })).toEqual({ fact: 200, paragraph: 250, explanation: 400, list: 600 });
  expect(limitsOf({ fact: 100, list: 100 })).toEqual({ fact: 100, paragraph: 100, explanation: 100, list: 100 });
});
