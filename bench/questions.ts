/** What visitors of an after-sales page ask: facts, lists, comparisons, and things that no document says. */
export const QUESTIONS: readonly string[] = [
  '维修之后要保存什么单据？',
  '修好以后有什么东西要留着',
  '挑选售后服务要看哪些方面？',
  '上门维修和寄修有什么区别？',
  '餐饮企业的售后怎么做？',
  '保修期从哪天开始算',
  '什么情况可以退货',
  '維修之後要保存什麼單據？',
  '送修之前应该问清楚哪些事情',
  '对维修结果不满意怎么投诉',
  '只看品牌行不行',
  '汽车售后都有什么服务',
  '请问一下，易损件坏了在保修范围里吗，谢谢',
  '明天上海会下雨吗？',
  '换一块电池多少钱',
  '家具安装要不要另外收费',
];
