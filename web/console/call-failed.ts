import type { Problem } from '../../core/contract/problem.ts';
import { strings } from './strings.ts';

type Failure = Pick<Problem, 'code' | 'status' | 'detail'> & { errors?: Problem['errors']; cause?: unknown };

/** A call that brought nothing. `message` is a sentence for the person before the screen. */
export class CallFailed extends Error {
  override readonly name = 'CallFailed';
  /** The code of the server's problem, or `unreachable`. */
  readonly code: string;
  /** Of HTTP; 0 where no answer came. */
  readonly status: number;
  /** What is wrong with each field that was sent. */
  readonly errors: NonNullable<Problem['errors']>;
  constructor({ code, status, detail, errors = [], cause }: Failure) {
    super(detail, { cause });
    this.code = code;
    this.status = status;
    this.errors = errors;
  }
}

export const unreachable = (cause: unknown): CallFailed =>
  new CallFailed({ code: 'unreachable', status: 0, detail: strings.unreachable, cause });

export async function failureOf(response: Response): Promise<CallFailed> {
  const problem = (await response.json().catch(() => ({}))) as Partial<Problem>;
  return new CallFailed({
    code: problem.code ?? 'internal',
    status: response.status,
    detail: problem.detail ?? strings.failed(response.status),
    errors: problem.errors,
  });
}
