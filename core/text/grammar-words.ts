/**
 * Closed classes of Chinese: words that say how something is asked and not what. They belong to no subject.
 */

/** Interrogatives, longest first. */
export const QUESTION_WORDS = new RegExp(
  [
    '为什么|为何|为啥|干什么|干嘛',
    '什么样子?|什么时候|什么|甚么|啥',
    '怎么样|怎么办|怎样|怎么|如何|咋办|咋样?',
    '哪[里儿些个种家位样类项]|哪',
    '多少|多久|几时|几(?=[天日年月周号点个次种家位件条项小分块元])|何时|何地|何处|何种|何人|谁',
    '是否|能否|可否|会否|有无|能不能|可不可以|是不是|会不会|要不要|有没有|行不行|对不对|好不好',
  ].join('|'),
  'gu',
);

/** Words of asking as they are typed, for reading a question in pinyin. */
export const ASKING: readonly string[] = `怎么 怎么办 怎样 如何 什么 什么时候 为什么 多少 多少钱 多久 多长时间 几天 几年
  哪里 哪些 哪个 是否 能不能 可不可以 有没有 是不是 可以 需要`.split(/\s+/u);

/**
 * Particles, pronouns, prepositions and conjunctions of one character. Many are also parts of content words: 目的, 我国.
 */
const FUNCTION_CHARACTERS = new Set(
  '的了着过地得吗呢吧啊呀嘛么呗哦哇我你您他她它们这那此其是在和与及或就也都还又把被给让对从向于以而且则之所者请几',
);

const FUNCTION_WORDS = new Set(
  `我们 你们 他们 她们 它们 自己 这个 那个 这些 那些 这种 那种 这里 那里 这样 那样
   如果 的话 或者 以及 并且 而且 还是 还有 但是 因为 所以 关于 对于 请问`.split(/\s+/u),
);

export const isFunctionWord = (word: string): boolean => FUNCTION_WORDS.has(word) || FUNCTION_CHARACTERS.has(word);

export function hasFunctionCharacter(term: string): boolean {
  for (const character of term) if (FUNCTION_CHARACTERS.has(character)) return true;
  return false;
}
