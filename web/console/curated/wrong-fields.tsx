import { CallFailed } from '../call-failed.ts';
import { ProblemNotice } from '../view/problem-notice.tsx';
import { strings } from './strings.ts';

/** What is wrong with what was sent, field by field as the form calls them. */
export function WrongFields({ error }: { error: unknown }) {
  if (!(error instanceof CallFailed) || error.errors.length === 0) return <ProblemNotice error={error} />;
  return (
    <div class="problem" role="alert">
      <div>
        <p>{strings.wrong}</p>
        <ul>
          {error.errors.map(({ path, message }) => (
            <li key={path}>
              {nameOf(path)} {message}
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}

/** `citations.1.quote` → 出处 2 */
function nameOf(path: string): string {
  const [field = '', number] = path.split('.');
  const name = strings.fields[field] ?? field;
  return number === undefined || !/^\d+$/.test(number) ? name : strings.numbered(name, Number(number) + 1);
}
