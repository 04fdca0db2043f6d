import { DocumentUnreadable, type UnreadableReason } from '../../errors.ts';

/**
 * What a format's reader throws: the reason and the words after the file's name (`is password-protected; save …`).
 * Readers see bytes, not paths; `createLoader` names the file and throws `DocumentUnreadable`.
 */
export class Unreadable extends Error {
  override readonly name = 'Unreadable';
  readonly reason: UnreadableReason;
  constructor(reason: UnreadableReason, message: string, options?: ErrorOptions) {
    super(message, options);
    this.reason = reason;
  }
}

/** Any failure of reading `path` as a `DocumentUnreadable`; one that no reader foresaw means a damaged file. */
export function documentUnreadable(path: string, format: string, cause: unknown): DocumentUnreadable {
  if (cause instanceof Unreadable)
    return new DocumentUnreadable(path, cause.reason, `${path} ${cause.message}`, { cause });
  const message = `${path} cannot be read as ${format}: it is damaged or too deeply nested; save it again and ingest again.`;
  return new DocumentUnreadable(path, 'damaged', message, { cause });
}
