import { blank, blankAll } from './blank.ts';

/** `at`: where to look for what is denied, in steps of `step`. */
export type Negation = { key: string; at: number; step: 1 | -1 };

/**
 * What a question denies, and what is left of it.
 *
 *   房东不退押金   not → 退        禁止养的狗   cannot → 养        电池充不进电   not → 充        能不能退   nothing
 */
export function negationsIn(text: string): { negations: Negation[]; rest: string } {
  const negations: Negation[] = [];
  let rest = blankAll(text, POTENTIAL, ({ 0: said, index }) =>
    negations.push({ key: said === '不了' ? 'cannot' : 'not', at: index - 1, step: -1 }),
  );
  for (const { 0: said, index, groups = {} } of rest.matchAll(NEGATOR)) {
    const key = Object.keys(groups).find((name) => groups[name] !== undefined);
    if (key === undefined) continue;
    negations.push({ key, at: index + said.length, step: 1 });
    rest = blank(rest, index, index + said.length);
  }
  return { negations, rest };
}

/** The verb before it cannot be done: 退不了, 收不到. */
const POTENTIAL = /(?<=\p{Script=Han})不(?:了|到|上|出|进|起|掉|成|动|开|着|住|下|去|来|全|清|好|完|够)/gu;

/** Words of their own; 不要了 and 不想要的 deny nothing that follows. */
export const WHOLE =
  /不锈钢|不良|不足|不满|不久|不同|不见|不明|不全|不符|不动产|不可抗力|不一样|没收(?![到取])|未成年|无线|无人机|无理由|未来|非常|除非|不(?:想要|要|需要)(?=[了的])/gu;

const NEGATOR = new RegExp(
  [
    WHOLE.source,
    '(?<cannot>不(?:允许|可以|能够?|得|准|许|让|予|支持|给)|无法|禁止|严禁|勿|谢绝)',
    '(?<unwilling>不(?:想|愿意?))',
    '(?<unable>不会)',
    '(?<needless>[不无毋](?:用|需要?|须|必))',
    '(?<not>不(?:是|肯|在|被|该|应该?|应当|要)?|没有?|未|无|别(?=[再去把]))',
  ].join('|'),
  'gu',
);
