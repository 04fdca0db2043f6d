import { type CitableDocument, locateCitations } from '../../core/answer/curated/locate-citations.ts';
import { areAtOneTime, lettersOfQuestion } from '../../core/answer/curated/rivals.ts';
import type { MarkerFault, sentencesCited } from '../../core/answer/curated/sentences-cited.ts';
import type { CuratedItem, CuratedRequest } from '../../core/contract/curated.ts';

/** What is wrong with a field of an approved answer, for the person who wrote it. */
export type FieldFault = { path: string; message: string };

type Against = {
  /** What can be cited, by id and path. */
  citable: ReadonlyMap<string, CitableDocument>;
  /** The answer as it would be given. */
  sentences: ReturnType<typeof sentencesCited>;
  /** All approved answers, this one too. */
  others: readonly CuratedItem[];
};

/** Why an answer could not be given as it is; a draft may still quote wrongly and leave markers out. */
export function faultsOf(id: string, request: CuratedRequest, { citable, sentences, others }: Against): FieldFault[] {
  const unfinished = request.draft ? [] : [...wrongCitations(request, citable), ...wrongMarkers(sentences)];
  return [...unfinished, ...wrongDates(request), ...wrongQuestions(id, request, others)];
}

const wrongCitations = ({ citations }: CuratedRequest, citable: Against['citable']): FieldFault[] =>
  locateCitations({ citations }, citable).stale.map(({ citation, document, nearest }) => {
    const title = citable.get(document)?.document.title;
    const closest = nearest ? `，最接近的是「${nearest.text}」` : '';
    const message = title === undefined ? `引用的资料 ${document} 不存在` : `在《${title}》里找不到这句话${closest}`;
    return { path: `citations.${citation - 1}.quote`, message };
  });

const wrongMarkers = (sentences: Against['sentences']): FieldFault[] =>
  'wrong' in sentences ? [{ path: 'answer', message: inChinese(sentences.wrong) }] : [];

function inChinese(wrong: MarkerFault): string {
  switch (wrong.fault) {
    case 'empty':
      return '没有内容';
    case 'unmarked':
      return `里「${wrong.sentence}」后面没有 [1] 这样的出处编号`;
    case 'unknown':
      return `用到了 [${wrong.citation}]，而出处只有 ${wrong.citations} 条`;
    case 'idle':
      return `没有用到第 ${wrong.citation} 条出处`;
  }
}

const wrongDates = ({ effective_from: from, effective_to: to }: CuratedRequest): FieldFault[] =>
  from !== undefined && to !== undefined && from > to ? [{ path: 'effective_to', message: '不能早于开始的日期' }] : [];

/** Of two answers to one question at one time neither could be given. */
function wrongQuestions(id: string, request: CuratedRequest, items: readonly CuratedItem[]): FieldFault[] {
  const rivals = items.filter((item) => item.id !== id && areAtOneTime(datesOf(item), datesOf(request)));
  const taken = new Set(rivals.flatMap(({ questions }) => questions.map(lettersOfQuestion)));
  const asked = request.questions.map(lettersOfQuestion);
  return asked.flatMap((letters, at) => {
    const path = `questions.${at}`;
    if (taken.has(letters)) return [{ path, message: '已有另一条标准答案在回答' }];
    return asked.indexOf(letters) < at ? [{ path, message: '与前面的问法相同' }] : [];
  });
}

const datesOf = (dated: Pick<CuratedItem, 'effective_from' | 'effective_to'>) => ({
  ...(dated.effective_from !== undefined && { effectiveFrom: dated.effective_from }),
  ...(dated.effective_to !== undefined && { effectiveTo: dated.effective_to }),
});
