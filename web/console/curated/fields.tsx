import { useId } from 'preact/hooks';
import { useBeside } from '../panes/panes.tsx';
import type { Draft } from './draft.ts';
import { strings } from './strings.ts';

type Props = { draft: Draft; onChange: (change: Partial<Draft>) => void };

/** What is asked, and what is said. */
export function Words({ draft, onChange }: Props) {
  const beside = useBeside();
  const [questions, answer] = [useId(), useId()];
  return (
    <>
      <div>
        <label class="field" for={questions}>
          {strings.questions}
        </label>
        <textarea
          id={questions}
          class="textarea"
          rows={3}
          value={draft.questions}
          aria-describedby={`${questions}-hint`}
          onInput={({ currentTarget }) => onChange({ questions: currentTarget.value })}
        />
        <p class="hint" id={`${questions}-hint`}>
          {strings.questionsHint}
        </p>
      </div>
      <div>
        <label class="field" for={answer}>
          {strings.answer}
        </label>
        <textarea
          id={answer}
          class="textarea"
          rows={5}
          value={draft.answer}
          aria-describedby={`${answer}-hint`}
          onInput={({ currentTarget }) => onChange({ answer: currentTarget.value })}
        />
        <p class="hint" id={`${answer}-hint`}>
          {beside ? strings.answerHint : strings.answerHintBelow}
        </p>
      </div>
    </>
  );
}

/** Who stands for it, and when it holds. */
export function Approval({ draft, onChange }: Props) {
  const [by, from, to] = [useId(), useId(), useId()];
  return (
    <div class="dates">
      <div>
        <label class="field" for={by}>
          {strings.by}
        </label>
        <input
          id={by}
          class="input"
          value={draft.approvedBy}
          placeholder={strings.optional}
          autocomplete="name"
          onInput={({ currentTarget }) => onChange({ approvedBy: currentTarget.value })}
        />
      </div>
      <div>
        <label class="field" for={from}>
          {strings.effectiveFrom}
        </label>
        <input
          id={from}
          class="input"
          type="date"
          value={draft.effectiveFrom}
          onChange={({ currentTarget }) => onChange({ effectiveFrom: currentTarget.value })}
        />
      </div>
      <div>
        <label class="field" for={to}>
          {strings.effectiveTo}
        </label>
        <input
          id={to}
          class="input"
          type="date"
          value={draft.effectiveTo}
          onChange={({ currentTarget }) => onChange({ effectiveTo: currentTarget.value })}
        />
      </div>
    </div>
  );
}
