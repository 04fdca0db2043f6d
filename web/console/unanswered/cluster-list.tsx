import type { QuestionCluster } from '../../../core/contract/clusters.ts';
import { Spark } from '../chart/spark.tsx';
import { Tag } from '../view/tag.tsx';
import { Time } from '../view/time.tsx';
import { strings } from './strings.ts';

type Props = {
  clusters: readonly QuestionCluster[];
  chosen: string | undefined;
  addressOf: (id: string) => string;
};

export function ClusterList({ clusters, chosen, addressOf }: Props) {
  return (
    <ol class="choices" aria-label={strings.list}>
      {clusters.map((cluster) => (
        <li key={cluster.id} class={cluster.id === chosen ? 'choice chosen' : 'choice'}>
          <div class="cluster-line">
            <a
              class="choice-open"
              href={addressOf(cluster.id)}
              aria-current={cluster.id === chosen ? 'true' : undefined}
            >
              {cluster.question}
            </a>
            <Spark values={cluster.trend} label={strings.trend(cluster.trend.length, cluster.trend)} />
          </div>
          <p class="choice-facts">
            <b>{strings.asked(cluster.questions)}</b>
            <span>{strings.conversations(cluster.conversations)}</span>
            {cluster.reopened && <Tag tone="warn">{strings.reopened}</Tag>}
            {cluster.down_voted > 0 && <Tag tone="bad">{strings.downVoted(cluster.down_voted)}</Tag>}
            <span class="last">
              {strings.last} <Time at={cluster.last_at} />
            </span>
          </p>
        </li>
      ))}
    </ol>
  );
}
