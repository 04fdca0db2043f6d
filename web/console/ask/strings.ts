import type { Answer, ChatRequest, Status } from '../../../core/contract/chat.ts';
import type { Decision, ExplainedConfidence, ExplainedReading } from '../../../core/contract/explain.ts';

type Feature = ExplainedConfidence['features'][number]['name'];

export const strings = {
  title: '问一问',
  lead: '像访客那样提问，看回答是怎么来的：查到了哪些段落，各得几分，把握有多大，由哪条规则决定。这里的提问不计入访客记录。',
  question: '问题',
  placeholder: '例如：保修期内换零件要付钱吗？',
  ask: '提问',
  asking: '正在查阅',
  mode: '回答方式',
  modes: { auto: '自动', extractive: '只摘原文', generative: '模型组织语言' } satisfies Record<
    NonNullable<ChatRequest['mode']>,
    string
  >,
  day: '按哪一天',
  goOn: '接着上一问',

  answer: '回答',
  statuses: {
    answered: '已回答',
    refused: '拒答',
    clarify: '反问',
    smalltalk: '寒暄',
    handoff: '转人工',
  } satisfies Record<Status, string>,
  composed: { extractive: '摘自原文', generative: '模型组织语言', curated: '人工审定' } satisfies Record<
    Answer['mode'],
    string
  >,
  sources: '出处',
  nearest: '资料里相近的内容',
  suggestions: '会建议访客接着问',
  cite: (index: number) => `出处 ${index}`,

  why: '为什么',
  decisions: {
    small_talk: '这是寒暄或转人工的请求，没有查资料。',
    orders: '这是给助手下的指令，不是问题，没有查资料。',
    approved: '有一条人工审定的回答正好回答这个问题，原样给出。',
    clause: '问题指明了条款号，直接给出那一条的原文。',
    sure: '把握达到门槛，给出回答。',
    partly: '整个问题合在一起没有依据；拆开来看，其中一部分能够回答。',
    choice: '有几处原文同样符合，先请提问的人选一处。',
    withdrawn: '把握达到门槛，但模型读过段落，认为没有回答这个问题，所以不答。',
    nothing_found: '查到的段落里没有能回答这个问题的句子，所以不答。',
    unsure: '把握低于门槛，所以不答。',
    not_usable: '能回答的文档当日不生效，或者只适用于别的对象，所以不用它回答。',
  } satisfies Record<Decision, string>,
  confidence: '把握',
  threshold: (value: string) => `门槛 ${value}`,
  took: (total: string, retrieve: string, compose: string) => `用时 ${total} 毫秒（检索 ${retrieve}，组织 ${compose}）`,

  features: '把握是怎么算的',
  featuresWhy: '各项相加，再换算成 0 到 1 之间的把握。向右加分，向左减分。',
  featureNames: {
    together: ['说到的词', '问题里的词，最合适的那处原文（连同标题）说到了多少'],
    score: ['像不像答案', '那处原文与问题的贴合程度和句式'],
    informed: ['词的分量', '说到的词里，少见的词多不多'],
    unnamed: ['缺名称', '问到的名称、型号没有出现'],
    valueless: ['缺数值', '问的是数值，原文却没有'],
    unacted: ['缺做法', '问到的做法没有提到'],
  } satisfies Record<Feature, [string, string]>,
  bias: ['起点', '没有任何依据时'] as const,
  product: (value: string, weight: string) => `${value} × ${weight}`,
  sum: (sum: string, confidence: string) => `合计 ${sum}，换算成把握 ${confidence}`,

  query: '问题被理解成',
  searched: '检索的问法',
  kinds: {
    list: '问有哪些',
    how: '问怎么做',
    comparison: '比较',
    value: '问数值',
    reason: '问原因',
    definition: '问是什么',
    wording: '要原文',
    'yes-no': '问是否',
    other: '其他',
  } as Record<string, string>,
  inPassages: (count: number) => (count === 0 ? '没有出现' : `${count} 段`),
  rephrasings: '文档里的说法',
  readings: '可能的意思',
  hows: {
    alone: '单独成句',
    instead: '同样的问题，换了对象',
    beside: '同一对象，换了问题',
    case: '同一问题，加了情形',
  } satisfies Record<ExplainedReading['how'], string>,
  chosen: '采用',

  hits: '查到的段落',
  hitsWhy: '综合分由字词两路和语义一路合成，前几段进入比较；条越长，在这一路里得分越高。',
  noHits: '没有查到段落。',
  fused: '综合',
  grams: '字面',
  words: '词语',
  dense: '语义',
  unused: '没有进入比较',
  cited: '被引用',
  notInForce: '当日不生效',
  more: '显示全部',
  fewer: '只显示前几项',

  evidence: '比较过的句子',
  evidenceWhy: '参与比较的段落逐句打分，最合适的几句组成回答；把握不够，就一句也不用。',
  noEvidence: '没有可以比较的句子。',
  own: '本句说到的词',
  score: '得分',
  picked: '组成回答',
  closest: '最接近',
};
