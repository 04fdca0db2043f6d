import type { UnansweredQuestion } from '../../../core/contract/admin.ts';
import type { ClusterState } from '../../../core/contract/clusters.ts';

export const strings = {
  title: '未解决问题',
  lead: '资料里没有答上来的，和被评为没有帮助的，按意思归在一起。个人信息在保存之前已经遮盖。',
  states: { open: '待处理', resolved: '已解决', ignored: '已忽略' } satisfies Record<ClusterState, string>,
  state: '处理状态',
  list: '问题',
  asked: (questions: number) => `问了 ${questions} 次`,
  conversations: (count: number) => `${count} 段对话`,
  last: '最近',
  reopened: '又有人问',
  reopenedWhy: '标记为已解决之后，又有人问而没有答上来。',
  downVoted: (count: number) => `${count} 次差评`,
  trend: (days: number, counts: readonly number[]) => `近 ${days} 天的提问次数：${counts.join('、')}`,
  waiting: (count: number) => `还有 ${count} 个较早的问题正在归类，刷新后可以看到。`,
  none: { open: '没有待处理的问题', resolved: '还没有标记为已解决的', ignored: '还没有忽略的' } satisfies Record<
    ClusterState,
    string
  >,
  noneWhy: (days: number) => `近 ${days} 天里，资料没有答上来的问题会出现在这里，问得最多的排在最前面。`,
  more: '显示更多',
  detail: '问题详情',
  write: '写标准答案',
  writeWhy: '批准之后，这样问的人会直接得到它；它同时成为一条评测用例。',
  mark: { open: '恢复为待处理', resolved: '标记为已解决', ignored: '忽略' } satisfies Record<ClusterState, string>,
  marked: {
    open: '已恢复为待处理',
    resolved: '已标记为已解决；再有人问会重新出现',
    ignored: '已忽略',
  } satisfies Record<ClusterState, string>,
  figures: { questions: '提问次数', conversations: '对话数', refused: '没有答上来', downVoted: '差评' },
  byDay: '每天的提问次数',
  reasons: '差评的理由',
  nearest: '资料里最接近的内容',
  questions: '每一次提问',
  questionsShown: (shown: number, all: number) => `最近 ${shown} 次，共 ${all} 次`,
  kinds: { refused: '没有答上来', down_voted: '差评' } satisfies Record<UnansweredQuestion['kind'], string>,
  conversation: '看对话',
};
