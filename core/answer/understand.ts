/**
 * What a message is for, before any document is looked at. Only messages that are *nothing but* small talk or a call
 * for a person are taken out here; `你好，保修多久？` is a question.
 */
export type Intent = 'question' | 'greeting' | 'thanks' | 'goodbye' | 'identity' | 'handoff' | 'unclear';

const TAIL = '(?:[啊呀吧哦呢哈啦了嘛～~]|谢谢|麻烦)*';
const HUMAN = '(?:人工|真人|活人)(?:客服|服务|坐席|座席|顾问)?';

const PATTERNS: [Intent, RegExp][] = [
  [
    'handoff',
    new RegExp(
      `^(?:请|帮我|给我|麻烦|我要|我想|能不能|可以|直接|快)*(?:转接?|接|找|换|叫|呼叫|联系|要)?(?:一?下|个|一个|到|成)?${HUMAN}(?:聊聊|沟通|处理|解决|吗|可以吗|行吗)?${TAIL}$`,
    ),
  ],
  ['handoff', /^.{0,12}转(?:接)?(?:到)?(?:人工|真人)(?!.*(?:怎么|如何|多久|什么)).{0,8}$/],
  [
    'greeting',
    new RegExp(
      `^(?:(?:你|您|大家|客服)?好|你们好|哈喽|哈啰|嗨|喂|hi|hello|hey|在吗|在不在|有人吗|(?:早上|上午|中午|下午|晚上)好|早)(?:你好|您好|在吗|有人吗)*${TAIL}$`,
    ),
  ],
  [
    'thanks',
    new RegExp(
      `^(?:好的?|嗯+|行|ok)*(?:谢谢|多谢|感谢|谢了|辛苦)(?:你|您|你们|您的?帮助|帮助|了)*(?:好的?|明白|知道)*${TAIL}$`,
    ),
  ],
  ['thanks', new RegExp(`^(?:好的?|嗯+|行|ok|明白|知道了?|懂了?|收到|没问题|没事)${TAIL}$`)],
  ['goodbye', new RegExp(`^(?:好的?)?(?:再见|拜拜?|回见|bye|goodbye|88|没有?(?:别的|其他)?问题)${TAIL}$`)],
  [
    'identity',
    /^你(?:们)?(?:是|叫)(?:谁|什么|啥|什么名字|机器人|真人|人工智能|ai)(?:吗|呀|啊)?$|^你(?:能|会|可以)(?:做|干|帮我做)?(?:什么|些什么|啥)(?:呀|啊)?$/,
  ],
];

/** A number picks from what was offered before, and says nothing by itself. */
export const isOnlyNumber = (folded: string): boolean => /^[\s\p{P}]*\p{N}{1,3}[\s\p{P}]*$/u.test(folded);

/** Anger that asks for nothing: it is owed a word, and a person. */
export const isAngry = (folded: string): boolean =>
  /[烦气急](?:死|人)|[真太是破的么]垃圾$|垃圾(?:公司|服务|售后|客服|平台|商家|东西)|坑[人爹]|(?:你们|都是|就是|一群|一帮)骗子|太差|差劲|什么破|破(?:玩意|东西|公司)|废物|无语|火大|受够|忍无可忍/.test(
    folded,
  );

/** `folded` is the message in NFKC, lower case, Simplified. */
export function intentOf(folded: string): Intent {
  const bare = folded.replace(/[\s\p{P}\p{S}]/gu, '');
  if (!/[\p{Script=Han}\p{L}\p{N}]/u.test(bare)) return 'unclear';
  return PATTERNS.find(([, pattern]) => pattern.test(bare))?.[0] ?? 'question';
}
