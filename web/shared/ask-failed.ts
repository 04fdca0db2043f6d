/**
 *   unreachable   no answer from the server at all: it is down, or this page's origin is not allowed
 *   interrupted   the connection broke before the answer was whole
 *   busy          the server asks to come back later
 *   rejected      the server will not answer this request, however often it is put
 */
export type FailureKind = 'unreachable' | 'interrupted' | 'busy' | 'rejected';

/** A question that got no whole answer. `detail` is the server's sentence for visitors, where it had one. */
export class AskFailed extends Error {
  override readonly name = 'AskFailed';
  readonly kind: FailureKind;
  readonly detail: string | undefined;
  readonly retryAfterMs: number | undefined;
  constructor(kind: FailureKind, more: { detail?: string; retryAfterMs?: number; cause?: unknown } = {}) {
    super(more.detail ?? kind, { cause: more.cause });
    this.kind = kind;
    this.detail = more.detail;
    this.retryAfterMs = more.retryAfterMs;
  }
}
