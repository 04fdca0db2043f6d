import { describe, expect, it } from 'vitest';
import { emptyDraft, requestOf, withCitation, withNearest, withoutCitation } from './draft.ts';

const quote = (text: string) => ({ document: 'returns', quote: text, title: '退货说明' });

describe('writing a standard answer', () => {
  it('quotes what was chosen, and sends lines as questions', () => {
    const draft = withCitation(
      withCitation(emptyDraft('几天能退'), quote('七日内\n可以退货。')),
      quote('运费由商家承担。'),
    );
    expect(draft.answer).toBe('七日内可以退货。[1]\n运费由商家承担。[2]');
    const request = requestOf({
      ...draft,
      questions: ' 几天能退 \n\n多久能退 ',
      approvedBy: ' ',
      effectiveTo: '2026-12-31',
    });
    expect(request).toEqual({
      questions: ['几天能退', '多久能退'],
      answer: draft.answer,
      citations: [
        { document: 'returns', quote: '七日内\n可以退货。' },
        { document: 'returns', quote: '运费由商家承担。' },
      ],
      draft: false,
      effective_to: '2026-12-31',
    });
  });

  it('keeps the numbers right when a quotation goes', () => {
    const draft = { ...emptyDraft(''), answer: '甲[1]乙[2][3]丙[12]', citations: ['一', '二', '三'].map(quote) };
    expect(withoutCitation(draft, 1)).toMatchObject({ answer: '甲[1]乙[2]丙[11]' });
    expect(withoutCitation(draft, 1).citations.map((citation) => citation.quote)).toEqual(['一', '三']);
  });

  it('takes the words that the documents have now', () => {
    const gone = { ...quote('七日内'), isGone: true, nearest: { document: 'returns', text: '十五日内' } };
    const { citations } = withNearest({ ...emptyDraft(''), citations: [gone, quote('运费')] }, 0);
    expect(citations).toEqual([{ document: 'returns', quote: '十五日内', title: '退货说明' }, quote('运费')]);
  });
});
