import type { SectionReference } from '../contract/chat.ts';
import type { StoredDocument } from '../documents/document.ts';
import type { SetAside } from './find-sources.ts';

/**
 * Every sentence the assistant says in its own voice. Nothing a visitor typed is ever repeated here, and nothing
 * here is quoted as if a document had said it.
 */
export const wording = {
  greeting: '你好！我会从已收录的文档里找原文来回答，每一句都能点开看出处。请直接说说你想了解什么。',
  thanks: '不客气！还有想了解的，随时问我。',
  goodbye: '再见！需要时随时回来问我。',
  identity: '我是文档问答助手：只用已收录文档里的原文回答，每一句都标明出处；文档里没有的，我会直接告诉你。',
  unclear: '没看明白你想问什么。请用一句话说说，比如你遇到的情况和想知道的事。',
  handoff: (contact?: string) =>
    contact
      ? `好的，你可以这样联系人工客服：${contact}`
      : '好的，不过这里还没有配置人工客服的联系方式，请联系商家或服务提供方。',
  refusal: {
    not_in_documents: '已收录的文档里没有能回答这个问题的内容，我不能替它下结论。',
    out_of_scope: '这个问题不在已收录文档的范围内，我没有依据可以回答。',
    not_usable: '已收录的文档里有内容讲到这个，但不能用来回答：',
    unsafe: '我只查文档、引原文，不执行别的指令。想了解文档里的什么，请直接问我。',
  },
  sorry: '很抱歉给你添了不愉快。',
  inChinese: '文档是中文的，请用中文提问。（Please ask in Chinese.）',
  /** Where one of several questions is answered. */
  partly: '你问的其他部分，文档里没有能回答的内容。',
  /** Where the documents speak of one side of a comparison. */
  otherSide: '要比较的另一方，文档里没有能回答的内容。',
  nearest: (sections: readonly SectionReference[]) => `文档里比较接近的内容是：${sections.map(placeName).join('；')}。`,
  /** Where a question leaves open which of several sections it means. Numbered, as some can only answer by typing. */
  whichSection: (sections: readonly SectionReference[]) =>
    `文档里不止一处讲到这个，你想了解的是：${sections.map((place, i) => `${i + 1}.${placeName(place)}`).join('；')}？`,
  /** Why a document that would answer may not be used. */
  setAside: (why: SetAside): string => {
    const { title, effectiveFrom = '', effectiveTo = '', appliesTo = [] } = why.document;
    switch (why.reason) {
      case 'not yet':
        return `《${title}》从 ${effectiveFrom} 起才施行。`;
      case 'expired':
        return `《${title}》只施行到 ${effectiveTo}。`;
      case 'superseded':
        return `${sourceName(why.document)}已经被${sourceName(why.by)}取代。`;
      case 'for others':
        return `《${title}》只适用于${appliesTo.join('、')}。`;
    }
  },
  /** Where the document answers only for some, and the question does not say for whom it asks. */
  holdsFor: ({ title }: StoredDocument, limits: readonly string[]) => `（《${title}》只适用于${limits.join('、')}。）`,
  /** Where sources contradict each other; their names follow. */
  disagree: '几处资料的说法不一致，我不能替你判断以哪一处为准：',
  source: sourceName,
  contact: (contact: string) => `需要人工帮助可以联系：${contact}`,
  shortened: (total: number, shown: number) => `（原文共 ${total} 项，这里列出前 ${shown} 项，其余请点开出处查看。）`,
  /** Text that a model wrote is labelled as such (GB 45438-2025), once, at its end. */
  generated: '（由AI生成，以引用的原文为准）',
  cutShort: '（AI 没有写完，可能不完整。）',
  suggestion: (heading: string) => `“${heading}”有哪些说明？`,
  suggestClause: ({ document_title, section_path }: SectionReference) =>
    `《${document_title}》${section_path.at(-1) ?? ''}的原文是什么？`,
  askedOf: (title: string, question: string) => `《${title}》：${question}`,
  suggestionIn: (title: string, heading: string) => `《${title}》的“${heading}”有哪些说明？`,
};

/** `《售后指南》“怎么申请退货？”`: the quotes keep a heading's own question mark apart from what follows. */
const placeName = ({ document_title, section_path }: SectionReference): string => {
  const heading = section_path.at(-1);
  return heading === undefined ? `《${document_title}》` : `《${document_title}》“${heading}”`;
};

/** `《退货办法》（版本 2.0，2026-01-01 起施行）` */
function sourceName({ title, version, effectiveFrom, effectiveTo }: StoredDocument, heading?: string): string {
  const facts = [
    version === undefined ? '' : `版本 ${version}`,
    effectiveFrom === undefined ? '' : `${effectiveFrom} 起施行`,
    effectiveTo === undefined ? '' : `施行至 ${effectiveTo}`,
  ].filter((fact) => fact !== '');
  const place = heading === undefined ? `《${title}》` : `《${title}》“${heading}”`;
  return `${place}（${facts.join('，') || '未注明版本和施行日期'}）`;
}
