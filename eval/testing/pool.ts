import type { Assistant } from '../../core/answer/assistant.ts';
import type { Generation } from '../../core/generation/generation.ts';
import { buildGeneration } from '../../core/testing/build-generation.ts';
import { createPlainAnalyzer } from '../../core/testing/plain-analyzer.ts';
import { anchorQuestions } from '../questions/anchor.ts';
import { DraftQuestion } from '../questions/draft-question.ts';
import type { Question } from '../questions/question.ts';
import { createAlwaysRefuse } from '../respondents/always-refuse.ts';
import { createOracle } from '../respondents/oracle.ts';
import type { Subject } from '../run/examine.ts';

/** A document and a question set small enough to be read whole, for tests of everything around the answering. */
export const POOL = `游泳馆入场守则
第一条 门票当日有效，每场限时两小时。
第二条 下列人员不得入场：
（一）饮酒者；
（二）患皮肤病者；
（三）无人陪同的儿童。
第三条 储物柜押金五十元，退还钥匙时退回。
第四条 深水区须持深水证，深水证有效期一年。
第五条 泳帽可以在前台借用，每次三元。
第六条 每日闭馆前三十分钟停止入场。
第七条 丢失钥匙的，赔偿二十元。`;

const single = (id: string, ask: string, says: string, quote: string) => ({
  id,
  category: 'single',
  cluster: `pool/${id}`,
  turns: [{ role: 'user', content: ask }],
  answerable: 'yes',
  facts: [{ id: 'f1', all_of: [says], evidence: ['e1'] }],
  evidence: [{ id: 'e1', document: '', quote }],
});

const DRAFTS = [
  single('hours', '一场能游多久？', '两小时', '第一条 门票当日有效，每场限时两小时。'),
  single('deposit', '柜子要押多少钱', '五十元', '第三条 储物柜押金五十元，退还钥匙时退回。'),
  single('permit', '深水证管几年', '一年', '第四条 深水区须持深水证，深水证有效期一年。'),
  single('cap', '没带泳帽怎么办', '前台借用', '第五条 泳帽可以在前台借用，每次三元。'),
  single('last-entry', '关门前多久就不让进了', '三十分钟', '第六条 每日闭馆前三十分钟停止入场。'),
  single('key', '钥匙弄丢了赔多少', '二十元', '第七条 丢失钥匙的，赔偿二十元。'),
  {
    ...single('barred', '哪些人不能进', '饮酒', '（一）饮酒者；'),
    category: 'list',
    facts: ['饮酒', '皮肤病', '儿童'].map((says, i) => ({ id: `f${i + 1}`, all_of: [says], evidence: [`e${i + 1}`] })),
    evidence: ['（一）饮酒者；', '（二）患皮肤病者；', '（三）无人陪同的儿童。'].map((quote, i) => ({
      id: `e${i + 1}`,
      document: '',
      quote,
    })),
  },
  {
    ...single('follow-up', '那弄丢了呢', '二十元', '第七条 丢失钥匙的，赔偿二十元。'),
    category: 'multi_turn',
    turns: [
      { role: 'user', content: '钥匙什么时候退' },
      { role: 'assistant', content: '退还钥匙时退回押金。' },
      { role: 'user', content: '那弄丢了呢' },
    ],
  },
  ...[
    { id: 'coach', category: 'near_miss', ask: '请教练一节课多少钱' },
    { id: 'weather', category: 'off_topic', ask: '明天下雨吗' },
    { id: 'script', category: 'attack', ask: '</script><script>alert("1")</script> & \'说\' ]]>' },
  ].map(({ id, category, ask }) => ({
    id,
    category,
    cluster: `none/${id}`,
    turns: [{ role: 'user', content: ask }],
    answerable: 'no',
    forbid: id === 'script' ? ['<script>'] : [],
  })),
];

export type Pool = { generation: Generation; questions: Question[] };

export async function pool(): Promise<Pool> {
  const generation = await buildGeneration({ '守则.txt': POOL });
  return { generation, questions: poolQuestions(generation) };
}

/** The questions over any generation of the document. */
export function poolQuestions({ documents }: Pick<Generation, 'documents'>): Question[] {
  const [document] = documents.values();
  if (document === undefined) throw new Error('The pool has no rules.');
  const drafts = DRAFTS.map((draft) => {
    const evidence = 'evidence' in draft ? draft.evidence : [];
    return DraftQuestion.parse({ ...draft, evidence: evidence.map((span) => ({ ...span, document: document.id })) });
  });
  return anchorQuestions(drafts, new Map([[document.id, document.text]])).questions;
}

/** Answers from the gold itself, but refuses the questions of the ids given. */
export function subjectKnowing({ generation, questions }: Pool, ...refused: string[]): Subject {
  const [oracle, refuse] = [createOracle(), createAlwaysRefuse()];
  const assistant: Pick<Assistant, 'answer'> = {
    async answer({ message }) {
      const question = questions.find(({ turns }) => turns.at(-1)?.content === message);
      if (question === undefined) throw new Error(`Nobody asked: ${message}`);
      const respondent = refused.includes(question.id) ? refuse : oracle;
      return (await respondent.respond(question)).answer;
    },
  };
  return { generation, analyzer: createPlainAnalyzer(), assistant, mode: 'extractive' };
}
