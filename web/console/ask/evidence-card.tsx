import type { ExplainedEvidence } from '../../../core/contract/explain.ts';
import { placeName } from '../../shared/places.ts';
import type { Place } from '../source/quotation.ts';
import { Tag } from '../view/tag.tsx';
import { Bar } from './bar.tsx';
import { HitList } from './hit-list.tsx';
import { decimal } from './numbers.ts';
import { placeOfSentence } from './places.ts';
import { strings } from './strings.ts';

const FIRST = 6;

type Props = { evidence: readonly ExplainedEvidence[]; answered: boolean; onOpen: (place: Place) => void };

/** The sentences that were weighed against each other, best first. */
export function EvidenceCard({ evidence, answered, onOpen }: Props) {
  const most = Math.max(...evidence.map(({ score }) => score), 0);
  return (
    <section class="card" aria-labelledby="evidence-title">
      <h2 id="evidence-title">{strings.evidence}</h2>
      <p class="hint">{evidence.length === 0 ? strings.noEvidence : strings.evidenceWhy}</p>
      <HitList
        items={evidence}
        first={FIRST}
        row={(sentence) => (
          <li key={`${sentence.document_id} ${sentence.start}`}>
            <button type="button" class="link" onClick={() => onOpen(placeOfSentence(sentence))}>
              {placeName(sentence)}
            </button>
            <p class="tags">
              {sentence.chosen && (answered ? <Tag tone="good">{strings.picked}</Tag> : <Tag>{strings.closest}</Tag>)}
            </p>
            <p class="sentence">{sentence.text}</p>
            <p class="scores">
              <Bar
                label={strings.score}
                text={decimal(sentence.score)}
                share={most > 0 ? sentence.score / most : 0}
                tone="strong"
              />
              <Bar label={strings.own} text={decimal(sentence.own)} share={sentence.own} />
            </p>
          </li>
        )}
      />
    </section>
  );
}
