/**
 * Words that shape a question without saying what it is about. Grammar and question forms, not subject matter: nothing
 * here belongs to one field.
 *
 * Wider than `core/text/grammar-words.ts`, which is cut from search terms before weights are known and must never take
 * a word that could find a passage; here a word only stops being asked of the evidence.
 *
 * `function`: closed classes; never looked for in the evidence.
 * `light`: words for kinds of answers and verbs of doing; looked for where the documents use them at all, with less weight.
 */
export type WordClass = 'content' | 'light' | 'function';

const list = (words: string): Set<string> => new Set(words.trim().split(/\s+/u));

const FUNCTION_WORDS = list(`
  什么 什么样 有些 某些 某个 有的 哪些 哪个 哪种 哪几 哪里 哪儿 哪 哪家 哪天 怎么 怎么样 怎样 怎么办 如何 为什么 为何 为啥 多少 多久 多长 多长时间 多少时间 多快 多大 多重 多高 多远 几 几个 谁 啥 咋 何 何时 何种
  是否 是不是 有没有 能不能 可不可以 可否 能否 会不会 要不要 用不用 需不需要 行不行 该不该 算不算 吗 呢 吧 啊 呀 嘛 么 的 了 着 过 地 得 所 回事
  我 你 您 他 她 它 我们 你们 他们 她们 它们 咱 咱们 自己 人家 大家 这 那 这个 那个 这些 那些 这里 那里 这样 那样 这种 那种 这么 那么 此 该 其 之
  是 有 在 和 与 及 或 或者 以及 跟 同 还是 还 也 都 就 才 又 再 很 太 更 最 比 把 被 给 对 对于 关于 至于 由 向 从 到 往 用 按 以 为 为了 因为 所以
  如果 假如 要是 若 的话 但 但是 而 而且 并 并且 然后 不过 虽然 只 只有 只要 除了 应 应该 应当 可以 可 能 能够 会 要 想 需 需要 必须 让 使 请 请问 没
  想要 希望 一下 一个 一些 一种 个 种 些 点 次 项 时 时候 之后 以后 后 之前 以前 前 里 里面 中 上 下 内 外 间 之间 以内 不 别 不是 没有 不能 不可以 不要 不得 不许 不准 不让 光 仅 仅仅 好 多 少 大 小
  最多 最少 最高 最低 最长 最短 最大 最小 至少 至多 具体 一般 一般来说 通常 主要 分别 目前 现在 到底 究竟 大概 大约 左右 比较 一定 真的 最好 东西 事 事情 问题 情况 方面 意思 原文 介绍 告诉 属于 存在 来 去 办 做 干 弄 搞 看 看看 光看 只看 够 说说 算是
  各 各自 各个 咋办 咋样 咋整 咋弄 谁的 算谁 点啥 一眼 别的 那儿 那边 那块 这儿 这边 神马 那句 这句 哪句 一句 照抄 另外 顺便 还有 也好 像 要紧 打紧 碍事`);

const LIGHT_WORDS = list(`

  交 说 讲 问 打听 明白 清楚 说法 表述 算 叫 指 找 分 分为 进行 出现 发生 包括 包含 提供 处理 解决 办理 准备 说明 享受 注意 选择 知道 了解 开始 结束 使用 有关 相关 专门 重点 内容
  定义 区别 差别 差异 不同 不一样 相比 对比 要点 方式 方法 办法 途径 因素 指标 例子 步骤 流程 程序 清单 种类 类型 条件 标准 原因 理由 作用 好处 用处 事项 项目 情形 阶段 环节 规定 文件 文档
  要求 规矩 讲究 限制 注意事项 规则
  别人 他人 朋友 企业 公司 单位 个人 消费者 用户 客户 顾客 行业
  张 本 册 台 件 份 套 辆 部 支 瓶 盒 块 片 封 条 根 只 间 家 位 名 层 双 把 颗 款 步
  钱 费 收费 价格 费用 时间 日期 期限 地点 地址 地方 电话 号码 联系 年 月 日 天 一天 小时 公斤`);

/** 六个, 两种, 几本书, 第一: how many are asked for is read by `question-type.ts`. */
const COUNT =
  /^(?:第[〇零一二两三四五六七八九十\d]+|[〇零一二两三四五六七八九十]+[个種种项条点类样步大]?|几\p{Script=Han}{0,2})$/u;

/** 三十天, 一小时, 40: a circumstance of the asker, which a document states as its own limit or not at all. */
const AMOUNT =
  /^(?:[〇零一二两三四五六七八九十百千半]+|\d+)(?:个?(?:天|日|年|月|小时|分钟|星期|周|元|块|公斤|次|岁))?$/u;

/** 一大堆, 好几箱, 成千上万: how many there are of what is spoken of. */
const MANY =
  /^(?:一|好几|两三|几)大?[堆箱批群串桶沓摞筐车]$|^大[堆批群串沓摞]$|^(?:成千上万|成百上千|成堆|好些|许多|好多|不少|大把|大量)$/;

export function classOf(word: string): WordClass {
  if (FUNCTION_WORDS.has(word) || COUNT.test(word) || MANY.test(word)) return 'function';
  return LIGHT_WORDS.has(word) || AMOUNT.test(word) ? 'light' : 'content';
}
