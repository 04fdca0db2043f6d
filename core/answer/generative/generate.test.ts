import { beforeAll, describe, expect, it } from 'vitest';
import { createAnalyzer } from '../../adapters/analyzer.ts';
import { numbered } from '../../testing/numbered-passages.ts';
import type { ChatDelta } from './chat-model.ts';
import { generate } from './generate.ts';
import type { NumberedPassage, SourceSentence } from './source-sentence.ts';

const analyzer = createAnalyzer();
let passages: readonly NumberedPassage[];
beforeAll(async () => {
  passages = await numbered(
    '借阅规则\n每证最多可借十册，借期三十天。逾期归还的，每日收取逾期费一角。遗失图书的，应当按定价的二倍赔偿。',
  );
});

const sentencesOf = (from: readonly NumberedPassage[]) => from.flatMap(({ sentences }) => sentences);
const read = (...deltas: ChatDelta[]) => readBearing(new Set(sentencesOf(passages)), ...deltas);

async function readBearing(bearing: ReadonlySet<SourceSentence>, ...deltas: ChatDelta[]) {
  const stream = async function* () {
    yield* deltas;
  };
  const items = [];
  for await (const item of generate(stream(), passages, bearing, analyzer)) items.push(item);
  const said = items.flatMap((item) => ('text' in item ? [item.text] : []));
  return { said, ending: items.at(-1) };
}

const stop: ChatDelta = { text: '', finish: 'stop' };

describe('what a model says', () => {
  it('shows nothing of the source’s until something of the model’s has passed', async () => {
    const wrong = '每日收取逾期费五角[1]。';
    expect((await read({ text: wrong }, stop)).said).toEqual([]);
    const { said } = await read({ text: `${wrong}每证最多可借10册，借期30天[1]。` }, stop);
    expect(said).toEqual(['逾期归还的，每日收取逾期费一角。', '每证最多可借10册，借期30天。']);
  });

  it('says nothing twice', async () => {
    const sentence = '每证最多可借10册，借期30天[1]。';
    const { said, ending } = await read(
      { text: `${sentence}${sentence}逾期每日收取逾期费二角[1]。逾期每日收取逾期费三角[1]。` },
      stop,
    );
    expect(said).toEqual(['每证最多可借10册，借期30天。', '逾期归还的，每日收取逾期费一角。']);
    expect(ending).toMatchObject({ reason: 'finished', passed: 1, replaced: 2 });
  });

  it('leaves out what has no bearing on the question, true or not', async () => {
    const bearing = new Set(sentencesOf(passages).filter(({ folded }) => folded.includes('借期')));
    const aside = '遗失图书的，应当按定价的二倍赔偿[1]。遗失图书的，应当按定价的三倍赔偿[1]。';
    const { said, ending } = await readBearing(bearing, { text: `每证最多可借10册，借期30天[1]。${aside}` }, stop);
    expect(said).toEqual(['每证最多可借10册，借期30天。']);
    expect(ending).toMatchObject({ reason: 'finished', passed: 1, dropped: 2, gates: { bearing: 1, quantities: 1 } });
  });

  it('judges an entry with its lead, and shows the lead with the first that passes', async () => {
    const entries = '- 每日收取逾期费一角[1]\n- 按定价的二倍赔偿[1]\n';
    const { said } = await read({ text: `逾期归还的：\n${entries}` }, stop);
    expect(said).toEqual(['逾期归还的：', '每日收取逾期费一角', '遗失图书的，应当按定价的二倍赔偿。']);
    // A lead that goes with none of them is nobody's.
    expect((await read({ text: `按时归还的：\n${entries}` }, stop)).said).not.toContain('按时归还的：');
  });

  it('quotes a sentence whole where it is told in part and the other part failed, and then not the part', async () => {
    const prices = await numbered('打印\n黑白打印和复印每页三角，彩色打印每页一元五角，扫描免费。');
    const stream = async function* () {
      yield { text: '黑白打印每页五角[1]。\n彩色打印每页一元五角[1]。\n扫描免费[1]。' };
      yield stop;
    };
    const said = [];
    for await (const item of generate(stream(), prices, new Set(sentencesOf(prices)), analyzer))
      if ('text' in item) said.push(item.text);
    expect(said).toEqual(['黑白打印和复印每页三角，彩色打印每页一元五角，扫描免费。']);
  });

  it('takes a refusal for one where it stands first, and for a remark on the rest of the question elsewhere', async () => {
    const refusal = '资料没有写丢了怎么补办。';
    expect((await read({ text: `${refusal}每证最多可借十册[1]。` }, stop)).ending).toMatchObject({
      reason: 'refused',
      passed: 0,
    });
    for (const sentence of ['每证最多可借十册[1]。', '每证最多可借二十册，借期三十天[1]。'])
      expect((await read({ text: `${sentence}${refusal}` }, stop)).ending).toMatchObject({
        reason: 'finished',
        dropped: 0,
      });
  });

  it('tells the rest of a sentence that it told in part, where the model gets it wrong', async () => {
    const { said } = await read({ text: '每证最多可借十册[1]。借期六十天[1]。借期九十天[1]。' }, stop);
    expect(said).toEqual(['每证最多可借十册。', '每证最多可借十册，借期三十天。']);
  });

  it('ends when the model has lost the thread', async () => {
    const nonsense = Array.from({ length: 20 }, (_, i) => ({ text: `今天第${i}号的天气很好[1]。` }));
    expect((await read(...nonsense, stop)).ending).toMatchObject({ reason: 'unsupported' });
  });
});
