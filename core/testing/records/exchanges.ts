import type { Exchange } from '../../records/exchange.ts';

/** The time of the n-th minute. */
export const minute = (n: number): Date => new Date(Date.UTC(2026, 10, 22, 3, n));

/** An answered question, of the n-th minute unless it is said otherwise. */
export function exchange(n: number, given: Partial<Exchange> = {}): Exchange {
  return {
    id: `e-${n}`,
    conversationId: 'c-1',
    askedAt: minute(n),
    question: `问题${n}？`,
    answer: `回答${n}。[1]`,
    status: 'answered',
    refusalReason: undefined,
    mode: 'extractive',
    confidence: 0.75,
    total: 12.5,
    sections: [{ document_id: 'd-1', document_title: '退货说明', section_path: ['退货', '期限'] }],
    citations: [],
    ...given,
  };
}

export const refusal = (n: number, given: Partial<Exchange> = {}): Exchange =>
  exchange(n, {
    status: 'refused',
    refusalReason: 'not_in_documents',
    confidence: 0.2,
    answer: '资料里没有。',
    ...given,
  });
