import type { ExplainedConfidence, Explanation } from '../../../core/contract/explain.ts';
import { decimal, percentOf, signed } from './numbers.ts';
import { strings } from './strings.ts';

/** What decided, and how sure it is: the sum behind the confidence, feature by feature. */
export function WhyCard({ decision, confidence }: Pick<Explanation, 'decision' | 'confidence'>) {
  return (
    <section class="card" aria-labelledby="why-title">
      <h2 id="why-title">{strings.why}</h2>
      <p class="decision">{strings.decisions[decision]}</p>
      {confidence !== null && (
        <>
          <Gauge {...confidence} />
          <Sum {...confidence} />
        </>
      )}
    </section>
  );
}

function Gauge({ value, threshold }: ExplainedConfidence) {
  const enough = value >= threshold;
  return (
    <div class={enough ? 'gauge enough' : 'gauge'}>
      <p>
        {strings.confidence}
        <b>{decimal(value)}</b>
        <span class="quiet">{strings.threshold(decimal(threshold))}</span>
      </p>
      <div class="gauge-track" aria-hidden="true">
        <span class="gauge-value" style={{ width: percentOf(value) }} />
        <span class="gauge-threshold" style={{ insetInlineStart: percentOf(threshold) }} />
      </div>
    </div>
  );
}

function Sum({ bias, sum, value, features }: ExplainedConfidence) {
  const [biasName, biasWhy] = strings.bias;
  const rows = [
    { name: biasName, why: biasWhy, how: '', adds: bias },
    ...features.map((feature) => {
      const [name, why] = strings.featureNames[feature.name];
      const how = strings.product(decimal(feature.value), decimal(feature.weight));
      return { name, why, how, adds: feature.value * feature.weight };
    }),
  ];
  const most = Math.max(...rows.map(({ adds }) => Math.abs(adds)));
  return (
    <details class="sum">
      <summary>{strings.features}</summary>
      <p class="hint">{strings.featuresWhy}</p>
      <dl>
        {rows.map(({ name, why, how, adds }) => (
          <div key={name} class={adds === 0 ? 'none' : undefined}>
            <dt>
              {name}
              <span>{why}</span>
            </dt>
            <dd>
              <span class="how">{how}</span>
              <span class="scale" aria-hidden="true">
                <span class={adds < 0 ? 'less' : 'more'} style={{ width: percentOf(Math.abs(adds) / most / 2) }} />
              </span>
              <b>{signed(adds)}</b>
            </dd>
          </div>
        ))}
      </dl>
      <p class="total">{strings.sum(signed(sum), decimal(value))}</p>
    </details>
  );
}
