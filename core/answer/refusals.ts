import type { SectionReference } from '../contract/chat.ts';
import type { Hit } from '../retrieval/retrieval.ts';
import type { EvidenceReader } from './evidence.ts';
import type { SetAside } from './find-sources.ts';
import { nearestSections, suggestionsFor } from './nearby.ts';
import type { Question } from './question.ts';
import { type Reply, said } from './said.ts';
import { isAngry } from './understand.ts';
import { wording } from './wording.ts';

/** The ways to say that there is no answer, and what there is instead. */
export type Refusals = {
  /** No document says it. */
  notFound(question: Question, hits: readonly Hit[], confidence: number): Reply;
  /** Documents say it, in these places, that may not be used. */
  notUsable(places: readonly SectionReference[], reasons: readonly SetAside[], confidence: number): Reply;
};

type Parts = { reader: EvidenceReader; handoffContact: string | undefined };

export function createRefusals({ reader, handoffContact }: Parts): Refusals {
  const refused = (sentences: readonly string[]): Reply => {
    const contact = handoffContact === undefined ? [] : [wording.contact(handoffContact)];
    return said('refused', [...sentences, ...contact].join('\n'));
  };

  return {
    notFound(question, hits, confidence) {
      const nearest = nearestSections(question, hits, reader);
      const refusal_reason = nearest.length > 0 ? 'not_in_documents' : 'out_of_scope';
      const sentences = [...openingFor(question.text), wording.refusal[refusal_reason]];
      if (nearest.length > 0) sentences.push(wording.nearest(nearest));
      const [first] = nearest;
      const place = first && { document: reader.document(first.document_id), path: [], end: 0 };
      const suggestions = suggestionsFor(question, hits, place, reader);
      return { ...refused(sentences), refusal_reason, nearest, suggestions, confidence };
    },

    notUsable(places, reasons, confidence) {
      const nearest = [...new Map(places.map((place) => [JSON.stringify(place), place])).values()];
      const sentences = [wording.refusal.not_usable, ...reasons.map(wording.setAside)];
      return { ...refused(sentences), refusal_reason: 'not_in_documents', nearest, confidence };
    },
  };
}

function openingFor(folded: string): string[] {
  if (isAngry(folded)) return [wording.sorry];
  return /[a-z]/.test(folded) && !/\p{Script=Han}/u.test(folded) ? [wording.inChinese] : [];
}
