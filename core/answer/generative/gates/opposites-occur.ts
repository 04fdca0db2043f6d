import type { Gate } from './gate.ts';

/**
 * Words whose opposite reads just as well in the same place. Each must be in the source as it is; that most of the
 * sentence is says nothing about them.
 */
const OPPOSITES =
  /免费|自费|收费|付费|免除|有效|无效|失效|支持|全部|全额|部分|增加|减少|提高|降低|延长|缩短|开始|结束|公开|保密|同意|批准|驳回|买方|卖方|甲方|乙方|包括|包含|排除|除外|先行|自行|优先|一次性|分期|线上|线下|国内|国外|境内|境外|上午|下午|当日|次日|单独|合并/g;

export const oppositesOccur: Gate = ({ folded }, { text }) =>
  [...folded.matchAll(OPPOSITES)].every(([word]) => text.includes(word));
