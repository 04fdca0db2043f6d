import type { Citation } from '../../../core/contract/chat.ts';
import type { Question } from '../../questions/question.ts';
import type { Asked } from '../../run/asked.ts';
import type { EvalRun } from '../../run/eval-run.ts';
import { excerptsOf, type Piece } from '../excerpts.ts';
import { FAMILIES, familyOf } from '../failure.ts';
import { type Markup, markup } from '../markup.ts';

export type CardParts = {
  asked: Asked;
  documents: EvalRun['documents'];
  /** Names the set that the question is of, for the filter. */
  set: string;
  /** How its verdict changed from the baseline's, where it did. */
  flip: Flip | undefined;
};

export type Flip = 'fixed' | 'broken';
export const FLIPS: Record<Flip, string> = { fixed: '▲ fixed 变好', broken: '▼ broken 变差' };

/** One question, folded: what was asked, what was said and on what ground, what should have been said. */
export function questionCard({ asked, documents, set, flip }: CardParts): Markup {
  const { question, observation, score } = asked;
  const { answer } = observation;
  const family = familyOf(asked);
  const verdicts = [score.pass ? 'pass' : 'fail', flip ?? '', family?.replaceAll(' ', '-') ?? ''].join(' ').trim();
  return markup`<details id="${set}/${question.id}" data-set="${set}" data-category="${question.category}" data-verdict="${verdicts}">
<summary><span class="verdict ${score.pass ? 'pass' : 'fail'}">${score.pass ? '✓' : '✗'}</span>
<span class="ask">${question.turns.at(-1)?.content}</span>
${flip && markup`<span class="tag">${FLIPS[flip]}</span>`}
<span class="tag">${family ? `${FAMILIES[family]} ${family}` : question.category}</span></summary>
<div class="body">
${conversation(question)}
<h3>Answer 回答 <span class="dim">${answer.status}, confidence ${score.confidence.toFixed(2)}, ${score.characters} 字</span></h3>
<div class="said">${answer.answer}</div>
${findings(asked)}
${evidence(question, answer.citations, documents)}
<p class="dim small"><code>${question.id}</code> · ${question.category} · ${question.answerable} · <code>${question.cluster}</code></p>
</div></details>`;
}

function conversation({ turns }: Question): Markup | false {
  const earlier = turns.slice(0, -1);
  return (
    earlier.length > 0 &&
    markup`<h3>Before 前文</h3>${earlier.map(
      ({ role, content }) => markup`<div class="said before"><span class="dim">${role}</span> ${content}</div>`,
    )}`
  );
}

function findings({ question, score }: Asked): Markup {
  const missing = question.facts.filter(({ id }) => score.missing.includes(id));
  return markup`<dl>
${missing.map((fact) => markup`<dt>missing 缺</dt><dd>${wordingOf(fact)}</dd>`)}
${score.forbidden.map((string) => markup`<dt>forbidden 误</dt><dd>${string}</dd>`)}
${score.verbatim === false && markup`<dt>wording 原文</dt><dd>not word for word</dd>`}
${score.ordered === false && markup`<dt>order 顺序</dt><dd>not kept</dd>`}
${score.bothSides === false && markup`<dt>comparison 对比</dt><dd>one side is missing</dd>`}
${score.provenance !== null && score.provenance < 1 && markup`<dt>citations 引用</dt><dd>not exact</dd>`}
${score.evidenceRecall !== null && markup`<dt>evidence retrieved 检索</dt><dd>${percent(score.evidenceRecall)}</dd>`}
</dl>`;
}

/** 24小时 | 二十四小时 + 免费 */
const wordingOf = ({ all_of, any_of }: Question['facts'][number]): string =>
  [...all_of, ...any_of.map((group) => group.join(' | '))].join(' + ');

const percent = (share: number): string => `${Math.round(share * 100)}%`;

/** Gold evidence and citations in the documents themselves. */
function evidence(question: Question, citations: readonly Citation[], documents: EvalRun['documents']): Markup | false {
  const spans = [
    ...question.evidence.map(({ document, start, end }) => ({ document, start, end, gold: true })),
    ...citations.map(({ document_id, start, end }) => ({ document: document_id, start, end, gold: false })),
  ];
  const sources = [...new Set(spans.map(({ document }) => document))];
  const excerpts = sources.flatMap((source) => {
    const own = spans.filter(({ document }) => document === source);
    const gold = own.filter((span) => span.gold);
    const cited = own.filter((span) => !span.gold);
    const { title = source, text = '' } = documents.get(source) ?? {};
    return excerptsOf(text, gold, cited).map((pieces) => ({ title, pieces }));
  });
  return (
    excerpts.length > 0 &&
    markup`<h3>In the documents 原文 <span class="dim small"><mark>gold 标准</mark> <span class="cited">cited 引用</span> <mark class="cited">both 两者</mark></span></h3>
${excerpts.map(
  ({ title, pieces }) => markup`<div class="said"><span class="dim small">《${title}》</span>
…${pieces.map(marked)}…</div>`,
)}`
  );
}

function marked({ text, gold, cited }: Piece): Markup | string {
  if (gold) return markup`<mark class="${cited && 'cited'}">${text}</mark>`;
  return cited ? markup`<span class="cited">${text}</span>` : text;
}
