import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createAlwaysRefuse } from '../respondents/always-refuse.ts';
import { examine } from '../run/examine.ts';
import { pool, subjectKnowing } from '../testing/pool.ts';
import { requireWellFormed } from '../testing/well-formed.ts';
import { junitOf } from './junit.ts';

async function examined(...refused: string[]) {
  const tiny = await pool();
  return examine({ name: 'pool', hash: '', questions: tiny.questions }, subjectKnowing(tiny, ...refused), () => 0);
}

describe('JUnit report', () => {
  it('is XML with a case a question and a failure where one failed', async () => {
    const xml = junitOf([await examined('cap', 'key')]);
    requireWellFormed(xml);
    expect(xml).toContain('<testsuite name="pool" tests="11" failures="2">');
    expect(xml.match(/<testcase /g)).toHaveLength(11);
    expect(xml.match(/<failure /g)).toHaveLength(2);
  });

  it('stays XML whatever questions and answers hold', async () => {
    const { asked } = await examined('cap');
    const failed = asked.find(({ score }) => !score.pass);
    if (failed === undefined) throw new Error('One question failed.');
    const refusal = (await createAlwaysRefuse().respond(failed.question)).answer;
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), (ask, answer) => {
        const question = { ...failed.question, turns: [{ role: 'user' as const, content: ask }] };
        const observation = { ...failed.observation, answer: { ...refusal, answer } };
        requireWellFormed(junitOf([{ set: answer, asked: [{ ...failed, question, observation }] }]));
      }),
    );
  });
});

describe('the check for XML', () => {
  it.each(['<a>', '<a></b>', '<a/><b/>', '<a>&</a>', '<a b="<"/>', '<a>\u0001</a>', 'x<a/>', '<a>\ud800</a>'])(
    'throws at %j',
    (xml) => {
      expect(() => requireWellFormed(xml)).toThrow();
    },
  );
});
