import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createAnalyzer } from '../adapters/analyzer.ts';
import { createPinyin } from '../adapters/pinyin.ts';
import { buildGeneration } from '../testing/build-generation.ts';
import { createHashingEmbedder } from '../testing/hashing-embedder.ts';
import { hasFunctionCharacter } from '../text/grammar-words.ts';
import { fixedLexicon } from '../text/lexicon.ts';
import { createRetriever } from './retriever.ts';

const analyzer = createAnalyzer();
const embedder = createHashingEmbedder();
const pronounce = createPinyin();
/** 运费险 is no word of the dictionary. */
const lexicon = fixedLexicon([
  { said: ['运费险', '退货险'], written: ['运费险', '退货险'] },
  { said: ['快不快'], written: ['响应速度'] },
]);
const TEXTS = [
  '整机保修期为一年，自购买之日起计算。',
  '申请发票请在订单页提交抬头和税号。',
  '洗衣机首次使用前请取下运输螺栓。',
  '手机电池容量低于百分之八十可以更换。',
  '服务热线全天有人接听。',
  '看商家响应得快不快。',
];

async function retrieverOf(texts: readonly string[]) {
  const given = Object.fromEntries(texts.map((text, i) => [`${i}.txt`, text]));
  const generation = await buildGeneration(given, { analyzer, embedder });
  return createRetriever({ generation, analyzer, embedder, lexicon, pronounce });
}

describe('a question with slips', async () => {
  const retriever = await retrieverOf(TEXTS);
  const understood = async (question: string) => {
    const { query, rephrasings, hits } = await retriever.retrieve(question, 3);
    return { query, guesses: rephrasings.map(({ said, written }) => ({ said, written })), first: hits[0]?.row };
  };

  it.each([
    ['保俢气多久', '保修期多久', 0],
    ['喜衣机怎么装', '洗衣机怎么装', 2],
    ['baoxiuqi duojiu', '保修期多久', 0],
    ['bao xiu qi 是多久', '保修期 是多久', 0],
    ['shouji dianchi 能换吗', '手机电池 能换吗', 3],
  ])('%s is put right', async (typed, meant, row) => {
    expect(await understood(typed)).toEqual({ query: meant, guesses: [], first: row });
  });

  it('guesses at two characters, and keeps them', async () => {
    expect(await understood('发漂怎么开')).toEqual({
      query: '发漂怎么开',
      guesses: [{ said: '发漂', written: ['发票'] }],
      first: 1,
    });
  });

  it('keeps the words that ask', async () => {
    expect((await understood('点了会不会扣话费')).query).toBe('点了会不会扣话费');
  });

  it('guesses at a word that no document has', async () => {
    const { query, guesses } = await understood('收集充不进电');
    expect(query).toBe('收集充不进电');
    expect(guesses).toContainEqual({ said: '收集', written: ['手机'] });
  });

  it.each(['保修期多久', '热线几点上班', '为什么要取下螺栓', '怎么升级 wifi 固件', '路由器的 app 打不开'])(
    '%s stays as it is',
    async (question) => {
      expect((await understood(question)).query).toBe(question);
    },
  );

  it('stays as it is where nothing tells how words sound', async () => {
    const generation = await buildGeneration({ 'a.txt': TEXTS[0] as string }, { analyzer, embedder });
    const plain = createRetriever({ generation, analyzer, embedder });
    expect((await plain.retrieve('保俢气多久', 3)).query).toBe('保俢气多久');
  });
});

describe('over any documents', () => {
  const WORDS = ['保修期', '洗衣机', '运费险', '热水器', '充电器', '遥控器', '说明书', '身份证', '消费者', '工作日'];
  const OTHERS =
    '的一是在有和人中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同也能下过子说产种面而方后多定行学法所民得经';
  const CHARACTERS =
    '保宝报修休秀期七气洗西机鸡积运云费飞险县热水谁睡器汽充冲电店遥摇控空说书输明名身深份证正政消小者这工公作坐日';
  const filler = fc.array(fc.constantFrom(...OTHERS), { minLength: 5, maxLength: 30 }).map((cs) => cs.join(''));

  it('a word typed with another character that sounds the same finds what the word finds', async () => {
    const typos = WORDS.flatMap((word) =>
      [...word].flatMap((character, i) =>
        [...CHARACTERS]
          .filter((other) => other !== character && !hasFunctionCharacter(other))
          .filter((other) => pronounce.character(other)[0] === pronounce.character(character)[0])
          .map((other) => ({ word, typo: word.slice(0, i) + other + word.slice(i + 1) })),
      ),
    ).filter(({ typo }) => !analyzer.isWord(typo));
    expect(typos.length).toBeGreaterThan(20);
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...typos),
        fc.array(filler, { minLength: 1, maxLength: 6 }),
        async ({ word, typo }, fillers) => {
          const retriever = await retrieverOf([...fillers, `${word}：${fillers[0]}`]);
          const clean = await retriever.retrieve(`${word}怎么样`, 10);
          const typed = await retriever.retrieve(`${typo}怎么样`, 10);
          expect(typed.query).toBe(clean.query);
          expect(typed.hits[0]?.row).toBe(clean.hits[0]?.row);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('a question in the words of the documents is left alone', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(filler, { minLength: 1, maxLength: 4 }), fc.nat(), async (texts, pick) => {
        const retriever = await retrieverOf(texts);
        const text = texts[pick % texts.length] ?? '';
        const { query, rephrasings } = await retriever.retrieve(text, 3);
        expect(text).toContain(query);
        expect(rephrasings).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });
});
