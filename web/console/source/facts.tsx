import { validityOf } from '../../shared/validity.ts';
import { Tag } from '../view/tag.tsx';
import type { Quotation } from './quotation.ts';
import { strings } from './strings.ts';

type Known = Pick<
  Quotation,
  'in_force' | 'superseded_by' | 'version' | 'effective_from' | 'effective_to' | 'applies_to'
>;

/** Whether a document holds, which version it is, from when, and for whom. */
export function Facts({ facts }: { facts: Known }) {
  const validity = validityOf(facts, strings);
  const whom = facts.applies_to ?? [];
  return (
    <>
      {facts.in_force === true && <Tag tone="good">{strings.inForce}</Tag>}
      {facts.in_force === false && (
        <Tag tone="warn">{facts.superseded_by === undefined ? strings.notInForce : strings.superseded}</Tag>
      )}
      {validity !== '' && <span>{validity}</span>}
      {whom.length > 0 && <span>{strings.appliesTo(whom)}</span>}
    </>
  );
}
