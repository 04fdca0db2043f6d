import { createHash } from 'node:crypto';
import { CATEGORIES } from '../../questions/question.ts';
import { FAMILIES } from '../failure.ts';
import type { Judged } from '../json.ts';
import { Markup, markup } from '../markup.ts';
import { CATEGORY_NAMES } from './category-names.ts';
import { overview } from './overview.ts';
import { FLIPS, type Flip, questionCard } from './question-card.ts';
import { SCRIPT } from './script.ts';
import { STYLE } from './style.ts';

/**
 * The whole report as one file that needs nothing else. Questions and answers may hold anything: they are escaped, and
 * the page's policy runs no script but its own and loads nothing.
 */
export function pageOf(judged: readonly Judged[]): string {
  const hash = createHash('sha256').update(SCRIPT).digest('base64');
  const policy = `default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`;
  const title = `Evaluation 评测: ${judged.map(({ run }) => run.set).join(', ')}`;
  return markup`<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title><style>${new Markup(STYLE)}</style></head>
<body><h1>${title}</h1>
<p class="dim">Figures are percentages with 95 % intervals from resampled clusters. 数字为百分比，方括号内是按文档小节重抽样的 95% 区间。</p>
${judged.map(({ run, comparison }) => overview(run, comparison))}
<h2>Questions 逐题</h2>
${filters(judged.map(({ run }) => run.set))}
${judged.flatMap(({ run, comparison }) => cards(run, comparison))}
<script>${new Markup(SCRIPT)}</script></body></html>
`.text;
}

function cards({ set, asked, documents }: Judged['run'], comparison: Judged['comparison']): Markup[] {
  const flips = new Map(
    comparison?.flips.map(({ id, passes }): [string, Flip] => [id, passes === 'after' ? 'fixed' : 'broken']),
  );
  return asked.map((one) => questionCard({ asked: one, documents, set, flip: flips.get(one.question.id) }));
}

const filters = (sets: readonly string[]): Markup => markup`<div class="filters">
${choice(
  'set',
  'set 题集',
  sets.map((set) => [set, set]),
)}
${choice(
  'category',
  'category 类别',
  CATEGORIES.map((category) => [category, `${category} ${CATEGORY_NAMES[category]}`]),
)}
${choice('verdict', 'verdict 结果', VERDICTS)}
<output class="dim"></output></div>`;

const VERDICTS: readonly [string, string][] = [
  ['fail', '✗ fail 未通过'],
  ['pass', '✓ pass 通过'],
  ...Object.entries(FLIPS),
  ...Object.entries(FAMILIES).map(([family, name]): [string, string] => [
    family.replaceAll(' ', '-'),
    `${family} ${name}`,
  ]),
];

const choice = (name: string, label: string, values: readonly (readonly [string, string])[]): Markup =>
  markup`<select name="${name}" aria-label="${label}"><option value="">${label}</option>${values.map(
    ([value, text]) => markup`<option value="${value}">${text}</option>`,
  )}</select>`;
