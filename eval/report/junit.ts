import type { Asked } from '../run/asked.ts';
import { FAMILIES, familyOf } from './failure.ts';
import { type Markup, markup } from './markup.ts';

/** Every question as a test case, in the form that build servers read. */
export function junitOf(runs: readonly { set: string; asked: readonly Asked[] }[]): string {
  const suites = runs.map(({ set, asked }) => {
    const failures = asked.filter(({ score }) => !score.pass).length;
    return markup`<testsuite name="${set}" tests="${asked.length}" failures="${failures}">
${asked.map((one) => caseOf(set, one))}</testsuite>
`;
  });
  return markup`<?xml version="1.0" encoding="UTF-8"?>
<testsuites>
${suites}</testsuites>
`.text;
}

function caseOf(set: string, asked: Asked): Markup {
  const { question, observation, score } = asked;
  const family = familyOf(asked);
  const failure =
    family &&
    markup`<failure type="${family}" message="${FAMILIES[family]}">${question.turns.at(-1)?.content}

${observation.answer.answer}</failure>`;
  const seconds = (score.milliseconds / 1000).toFixed(4);
  return markup`<testcase classname="${set}.${question.category}" name="${question.id}" time="${seconds}">${failure}</testcase>
`;
}
