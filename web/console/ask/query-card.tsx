import type { ExplainedReading, Explanation } from '../../../core/contract/explain.ts';
import { Tag } from '../view/tag.tsx';
import { Bar } from './bar.tsx';
import { decimal, percentOf } from './numbers.ts';
import { strings } from './strings.ts';

type Props = { query: NonNullable<Explanation['query']>; readings: readonly ExplainedReading[] };

/** What the question was taken for: how it was searched, what its words count, and other ways to read it. */
export function QueryCard({ query, readings }: Props) {
  const { searched, kind, words, rephrasings } = query;
  const most = Math.max(...words.map(({ share }) => share));
  return (
    <section class="card" aria-labelledby="query-title">
      <h2 id="query-title">{strings.query}</h2>
      <p class="searched">
        <span class="quiet">{strings.searched}</span>
        {searched}
        {kind !== undefined && <Tag tone="accent">{strings.kinds[kind] ?? kind}</Tag>}
      </p>
      {words.length > 0 && (
        <ul class="terms">
          {words.map(({ term, share, passages }) => (
            <li key={term}>
              <Bar label={term} text={percentOf(share)} share={share / most} />
              <span class={passages === 0 ? 'missing' : 'quiet'}>{strings.inPassages(passages)}</span>
            </li>
          ))}
        </ul>
      )}
      {rephrasings.length > 0 && (
        <p class="rephrasings">
          <span class="quiet">{strings.rephrasings}</span>
          {rephrasings.map(({ said, written }) => (
            <span key={said}>{`${said} → ${written.join('、')}`}</span>
          ))}
        </p>
      )}
      {readings.some(({ how }) => how !== 'alone') && (
        <>
          <h3>{strings.readings}</h3>
          <ol class="readings">
            {readings.map(({ text, how, status, confidence, chosen }, row) => (
              <li key={row} class={chosen ? 'chosen' : undefined}>
                <p>{text}</p>
                <p class="quiet">
                  {strings.hows[how]} · {strings.statuses[status]} {decimal(confidence)}
                  {chosen && <Tag tone="accent">{strings.chosen}</Tag>}
                </p>
              </li>
            ))}
          </ol>
        </>
      )}
    </section>
  );
}
