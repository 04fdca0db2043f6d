import type { Summary } from '../../../core/contract/admin.ts';
import { hashOf } from '../route.ts';
import { strings } from './strings.ts';

/** The five numbers that are looked at first. */
export function Figures({ summary }: { summary: Summary }) {
  const { questions, clarify, share, days, feedback, latency_ms } = summary;
  const opinions = feedback.up + feedback.down;
  const shareOf = (part: number) => (questions === 0 ? strings.none : strings.share(part));
  const { figures } = strings;
  return (
    <dl class="figures">
      <div>
        <dt>{figures.questions}</dt>
        <dd>{questions}</dd>
        <dd class="note">{strings.perDay(questions / days.length)}</dd>
      </div>
      <div>
        <dt>{figures.answered}</dt>
        <dd>{shareOf(share.answered)}</dd>
        <dd class="note">{strings.clarify(clarify)}</dd>
      </div>
      <div>
        <dt>{figures.refused}</dt>
        <dd>{shareOf(share.refused)}</dd>
        <dd class="note">
          <a href={hashOf('unanswered')}>{strings.see}</a>
        </dd>
      </div>
      <div>
        <dt>{figures.helpful}</dt>
        <dd>{opinions === 0 ? strings.none : strings.share(feedback.up / opinions)}</dd>
        <dd class="note">{opinions === 0 ? strings.noOpinions : strings.opinions(feedback.up, feedback.down)}</dd>
      </div>
      <div>
        <dt>{figures.latency}</dt>
        <dd>{latency_ms.p50 === null ? strings.none : strings.time(latency_ms.p50)}</dd>
        <dd class="note">{strings.half(latency_ms.p95)}</dd>
      </div>
    </dl>
  );
}
