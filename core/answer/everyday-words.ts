/**
 * How people ask and how documents write. Guidance says 遗失 where a visitor says 丢了; a visitor's word may be
 * found in the evidence as one of these, at less than full weight. General language of using, paying, keeping and
 * repairing things, question side only; the documents are never rewritten.
 */
const SAID_AND_WRITTEN: readonly (readonly [said: string, written: string])[] = [
  ['留着 留好 留下 存着 收好 留', '保留 保存 保管 留存'],
  ['保存 保管 保留', '保存 保管 保留 留存'],
  ['丢 丢了 弄丢 丢失 不见', '遗失 丢失 灭失'],
  ['坏 坏了 弄坏 毛病', '损坏 故障 破损 损毁'],
  ['赔 赔钱', '赔偿 补偿'],
  ['借 借给', '出借 转借'],
  ['年纪 岁数', '周岁 年龄 年满'],
  ['开门 上班 关门 下班', '营业 服务时间 热线时间 工作时间 办公时间 开放 开馆'],
  ['网购 网上', '线上 网络 在线 互联网'],
  ['单据 小票 票据', '凭证 发票 工单 收据'],
  ['退钱', '退款 退还'],
  ['牌子 大牌子 大牌', '品牌'],
  ['别人 朋友 家人', '他人 第三人'],
  ['乡下 村里', '乡镇 农村 偏远'],
  ['客服', '热线 服务电话'],
  ['师傅', '维修人员 技术人员 工程师 服务人员'],
  ['报修', '维修 故障'],
  ['修', '维修 检修 修理'],
  ['饭店 餐馆 饭馆 餐厅', '餐饮'],
  ['快递', '邮寄 寄送 物流'],
  ['过保', '保修期外 保修期满 超过保修期'],
  ['罚 罚钱', '罚款 处罚'],
  ['便宜 低价', '价格低 优惠 低价'],
  ['买', '购买'],
  ['卖家 商家 店家', '经营者 商家 销售者 卖方'],
  ['买家 顾客', '消费者 用户 客户 买方'],
  ['谈不拢 谈不成', '协商'],
  ['维权', '权益 投诉'],
  ['骗', '欺诈 虚假'],
  ['纠纷 扯皮', '争议'],
  ['房租', '租金'],
  ['房东', '出租人 出租方'],
  ['租客 租户', '承租人 承租方'],
  ['狗', '犬 宠物'],
  ['后果', '违约金 罚款 责任'],
  ['违规', '违反'],
  ['停运 停业', '暂停 停止'],
  ['每天 一天', '每日'],
  ['不能 不可以 禁止 不准 不许 不让', '不得 禁止 严禁'],
  ['拿回来 拿回 要回', '取回 返还 退还'],
  ['要钱 花钱 钱', '免费 收费 费用'],
  ['超时 晚了', '逾期 超过'],
  ['小孩 孩子', '未成年人 儿童'],
  ['开始 实施 执行 施行 生效', '施行 生效 实施 起算'],
  ['挑选 挑 选 选购', '选择 挑选 选购'],
  ['好处 福利 优待', '权益 优惠 待遇 奖励'],
  ['专门', '专属 专项 定制 专用'],
  ['要点 重点', '关键 要素 重点'],
  ['说明 告诉 讲清', '说明 描述 告知 提供'],
  ['半路 半路上 路上 半道', '行驶 途中 抛锚'],
  ['电瓶车 电动车', '电动自行车'],
  ['空着 空 没人住', '空置 闲置'],
  ['打折 便宜点', '优惠 折扣 减免 百分之'],
  ['配件 零件', '附件 备件 零件 部件'],
  ['少 缺', '缺少 缺失 不足'],
  ['离 离墙', '距离 间距 留出 相距'],
  ['衣服', '衣物'],
  ['洗', '清洗 洗涤'],
  ['家 每家', '户 家庭'],
  ['带', '携带 携 出示 提交'],
  ['遛', '携 牵引 出户'],
  ['捡 捡到', '拾得 拾 发现'],
  ['咬', '伤害 咬伤'],
  ['办证', '登记 办理 许可'],
  ['证', '证件 登记 许可证'],
  ['交', '交纳 缴纳 提交'],
  ['处罚', '罚款 处罚 没收'],
  ['扔 乱扔', '丢弃 投放 抛弃'],
  ['吵 扰民 噪音', '噪声 影响 干扰'],
  ['很久 好久 久', '长期 长时间'],
  ['第一次 头一次', '首次 初次'],
  ['地方', '场所 地点 区域 地区'],
  ['解约', '解除 终止'],
  ['晚', '逾期 迟延 超过'],
  ['步骤 流程 程序', '步骤 流程 程序'],
  ['公司', '单位 企业 公司'],
  ['结束 到期', '期满 届满 终止'],
  ['同意', '许可 批准 征得'],
];

const SAID = new Map<string, readonly string[]>();
const WRITTEN = new Map<string, readonly string[]>();
for (const [said, written] of SAID_AND_WRITTEN) {
  const others = written.split(' ');
  for (const word of said.split(' ')) SAID.set(word, [...(SAID.get(word) ?? []), ...others]);
  for (const word of [...said.split(' '), ...others]) {
    const known = WRITTEN.get(word) ?? [];
    WRITTEN.set(word, [...known, ...others.filter((other) => other !== word && !known.includes(other))]);
  }
}

/** What a document may write for a word, a visitor's or another document's; empty for most words. */
export const writtenFor = (word: string): readonly string[] => WRITTEN.get(word) ?? NONE;

/** What documents write for a visitor's word; empty for words that documents use themselves. */
export const writtenForSaid = (word: string): readonly string[] => SAID.get(word) ?? NONE;

export const isEveryday = (word: string): boolean => WRITTEN.has(word);

const NONE: readonly string[] = [];
