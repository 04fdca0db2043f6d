import { AnswerWords } from './answer-words.tsx';
import type { Draft } from './draft.ts';
import { strings } from './strings.ts';

/** The answer as visitors will see it. */
export function Preview({ draft: { answer } }: { draft: Draft }) {
  return (
    <section aria-label={strings.preview}>
      <h2>{strings.preview}</h2>
      {answer.trim() === '' ? (
        <p class="hint">{strings.previewEmpty}</p>
      ) : (
        <p class="preview-words">
          <AnswerWords text={answer} />
        </p>
      )}
    </section>
  );
}
