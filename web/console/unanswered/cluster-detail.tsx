import { useState } from 'preact/hooks';
import type { UnansweredQuestion } from '../../../core/contract/admin.ts';
import type { ClusterResponse, ClusterState, QuestionCluster } from '../../../core/contract/clusters.ts';
import { placeName } from '../../shared/places.ts';
import { Bars } from '../chart/bars.tsx';
import { useConsole } from '../context.ts';
import { type Days, periodOf } from '../period/period.tsx';
import { hashOf } from '../route.ts';
import { useLoaded } from '../use-loaded.ts';
import { Busy } from '../view/busy.tsx';
import { Button } from '../view/button.tsx';
import { Icon } from '../view/icon.tsx';
import { ProblemNotice } from '../view/problem-notice.tsx';
import { Tag } from '../view/tag.tsx';
import { Time } from '../view/time.tsx';
import { strings } from './strings.ts';

/** What can be made of a cluster. */
const NEXT: Record<ClusterState, readonly ClusterState[]> = {
  open: ['resolved', 'ignored'],
  resolved: ['open'],
  ignored: ['open'],
};

type Props = { id: string; days: Days; onMark: (state: ClusterState) => Promise<void> };

/** One thing that was asked: how often, in which words, and what can be done about it. */
export function ClusterDetail({ id, days, onMark }: Props) {
  const { api } = useConsole();
  const { busy, value, error, reload } = useLoaded(
    (signal) =>
      api.get<ClusterResponse>(`api/admin/unanswered/clusters/${encodeURIComponent(id)}`, {
        query: periodOf(days),
        signal,
      }),
    [id, days],
  );
  if (value === undefined) return busy ? <Busy /> : <ProblemNotice error={error} onRetry={reload} />;
  const { cluster, questions } = value;
  return (
    <article class="cluster">
      <h2>{cluster.question}</h2>
      {cluster.reopened && (
        <p class="choice-facts">
          <Tag tone="warn">{strings.reopened}</Tag>
          {strings.reopenedWhy}
        </p>
      )}
      <Actions cluster={cluster} onMark={onMark} />
      <Figures cluster={cluster} />
      <h3>{strings.byDay}</h3>
      <Bars
        parts={[{ name: strings.byDay, look: 'answered' }]}
        bars={cluster.trend.map((count, at) => {
          const label = dayLabel(cluster.trend.length - 1 - at);
          return { label, title: `${label} ${strings.asked(count)}`, values: [count] };
        })}
        label={strings.trend(days, cluster.trend)}
      />
      {cluster.reasons.length > 0 && (
        <>
          <h3>{strings.reasons}</h3>
          <ul class="reasons">
            {cluster.reasons.map(({ reason, count }) => (
              <li key={reason}>
                {reason} <span class="quiet">{count}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      {cluster.nearest.length > 0 && (
        <>
          <h3>{strings.nearest}</h3>
          <ul class="places">
            {cluster.nearest.map((place) => (
              <li key={JSON.stringify([place.document_id, place.section_path])}>
                <a href={hashOf('search', { doc: place.document_id })}>{placeName(place)}</a>
              </li>
            ))}
          </ul>
        </>
      )}
      <h3>{strings.questions}</h3>
      {questions.length < cluster.questions && (
        <p class="hint">{strings.questionsShown(questions.length, cluster.questions)}</p>
      )}
      <ul class="askings">
        {questions.map((question) => (
          <Asking key={question.message_id} question={question} />
        ))}
      </ul>
    </article>
  );
}

function Actions({ cluster: { question, state }, onMark }: { cluster: QuestionCluster; onMark: Props['onMark'] }) {
  const { role } = useConsole();
  const [marking, setMarking] = useState<ClusterState | null>(null);
  const [error, setError] = useState<unknown>(undefined);

  async function mark(to: ClusterState): Promise<void> {
    setMarking(to);
    setError(undefined);
    try {
      await onMark(to);
    } catch (cause) {
      setError(cause);
    } finally {
      setMarking(null);
    }
  }

  return (
    <>
      <div class="actions">
        {role === 'admin' && (
          <a class="button solid" href={hashOf('curated/new', { question })} title={strings.writeWhy}>
            <Icon name="edit" />
            <span>{strings.write}</span>
          </a>
        )}
        {NEXT[state].map((to) => (
          <Button key={to} busy={marking === to} disabled={marking !== null} onClick={() => void mark(to)}>
            {strings.mark[to]}
          </Button>
        ))}
      </div>
      <ProblemNotice error={error} />
    </>
  );
}

function Figures({ cluster }: { cluster: QuestionCluster }) {
  const figures: [string, number][] = [
    [strings.figures.questions, cluster.questions],
    [strings.figures.conversations, cluster.conversations],
    [strings.figures.refused, cluster.refused],
    [strings.figures.downVoted, cluster.down_voted],
  ];
  return (
    <dl class="figures">
      {figures.map(([name, count]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{count}</dd>
        </div>
      ))}
    </dl>
  );
}

function Asking({ question }: { question: UnansweredQuestion }) {
  const { conversation_id, asked_at, kind, reason, comment } = question;
  return (
    <li>
      <p>{question.question}</p>
      {(reason !== undefined || comment !== undefined) && (
        <p class="said">{[reason, comment].filter(Boolean).join('：')}</p>
      )}
      <p class="choice-facts">
        <Time at={asked_at} />
        <Tag tone={kind === 'refused' ? 'warn' : 'bad'}>{strings.kinds[kind]}</Tag>
        <a href={hashOf('conversations', { id: conversation_id })}>{strings.conversation}</a>
      </p>
    </li>
  );
}

const DAY_MS = 24 * 60 * 60 * 1000;

function dayLabel(daysAgo: number): string {
  const day = new Date(Date.now() - daysAgo * DAY_MS);
  return `${day.getMonth() + 1}/${day.getDate()}`;
}
