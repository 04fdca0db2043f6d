/**
 * Errors that carry what a person needs to mend the cause. `message` is one English sentence for logs and terminals,
 * naming the file and the mend; HTTP status and Chinese wording are chosen in one place, `server/problem.ts`.
 */
export abstract class WenjuError extends Error {
  abstract readonly code: string;
}

/** One file could not be read as a document; ingest reports it and goes on with the others. */
export class DocumentUnreadable extends WenjuError {
  override readonly name = 'DocumentUnreadable';
  readonly code = 'document_unreadable';
  readonly path: string;
  readonly reason: UnreadableReason;
  constructor(path: string, reason: UnreadableReason, message: string, options?: ErrorOptions) {
    super(message, options);
    this.path = path;
    this.reason = reason;
  }
}
export type UnreadableReason =
  | 'empty'
  | 'too-large'
  | 'binary'
  | 'encrypted'
  | 'damaged'
  | 'no-text'
  | 'no-access'
  | 'format';

/** There is no document to ingest in what was given. */
export class NoDocuments extends WenjuError {
  override readonly name = 'NoDocuments';
  readonly code = 'no_documents';
  readonly source: string;
  constructor(source: string, message: string) {
    super(message);
    this.source = source;
  }
}

/** No complete generation of the index exists under the data directory. */
export class IndexMissing extends WenjuError {
  override readonly name = 'IndexMissing';
  readonly code = 'index_missing';
  readonly directory: string;
  constructor(directory: string) {
    super(`No index in ${directory}. Build one with: npm run ingest -- --data-dir ${directory}`);
    this.directory = directory;
  }
}

/** A file of the index is not what its manifest says. */
export class IndexCorrupt extends WenjuError {
  override readonly name = 'IndexCorrupt';
  readonly code = 'index_corrupt';
  readonly file: string;
  readonly why: string;
  constructor(file: string, why: string, mend: string, options?: ErrorOptions) {
    super(`Index file ${file} is damaged: ${why}. Rebuild it with: ${mend}`, options);
    this.file = file;
    this.why = why;
  }
}

/** The index is whole but was made by something this program cannot use (a newer format, another model). */
export class IndexMismatch extends WenjuError {
  override readonly name = 'IndexMismatch';
  readonly code = 'index_mismatch';
  readonly what: string;
  readonly expected: string;
  readonly actual: string;
  constructor(what: string, expected: string, actual: string, mend: string) {
    super(`The index was built with ${what} ${actual}, this program needs ${expected}. Rebuild it with: ${mend}`);
    this.what = what;
    this.expected = expected;
    this.actual = actual;
  }
}

/** A generation that somebody wants to go back to is not kept any more. */
export class GenerationGone extends WenjuError {
  override readonly name = 'GenerationGone';
  readonly code = 'generation_gone';
  readonly generation: string;
  constructor(generation: string) {
    super(`There is no generation ${generation} any more; list those that are kept and choose one of them.`);
    this.generation = generation;
  }
}

/** The embedding model cannot be loaded: missing, altered, or of an unknown kind. */
export class ModelUnavailable extends WenjuError {
  override readonly name = 'ModelUnavailable';
  readonly code = 'model_unavailable';
  readonly model: string;
  constructor(model: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.model = model;
  }
}

/** Another ingest holds the data directory. */
export class IngestRunning extends WenjuError {
  override readonly name = 'IngestRunning';
  readonly code = 'ingest_running';
  readonly pid: number;
  readonly since: string;
  constructor(directory: string, pid: number, since: string) {
    super(`Another ingest (process ${pid}, started ${since}) is writing to ${directory}. Wait for it or end it.`);
    this.pid = pid;
    this.since = since;
  }
}

/** The data directory could not be read or written: full, read-only, out of reach. `errno` is the system's name for it. */
export class StorageFailed extends WenjuError {
  override readonly name = 'StorageFailed';
  readonly code = 'storage_failed';
  readonly path: string;
  readonly errno: string;
  constructor(path: string, errno: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.path = path;
    this.errno = errno;
  }
}

/** The environment does not parse. `problems` names each variable and what it should be. */
export class ConfigInvalid extends WenjuError {
  override readonly name = 'ConfigInvalid';
  readonly code = 'config_invalid';
  readonly problems: string[];
  constructor(problems: string[]) {
    super(`Configuration is invalid: ${problems.join('; ')}. See .env.example.`);
    this.problems = problems;
  }
}

/** A command was typed in a way that it does not know. */
export class WrongUsage extends WenjuError {
  override readonly name = 'WrongUsage';
  readonly code = 'wrong_usage';
}

/**
 * A language model gave no usable answer. Never reaches a visitor: the quoted answer takes its place. What the endpoint
 * sent is not in the message, because it may repeat the prompt.
 */
export class ChatModelFailed extends WenjuError {
  override readonly name = 'ChatModelFailed';
  readonly code = 'chat_model_failed';
  readonly reason: ChatModelFailure;
  /** HTTP status, where there was one. */
  readonly status: number | undefined;
  /** Milliseconds to wait before trying again; `null` when that is no use. */
  readonly retryAfterMs: number | null;
  constructor(
    reason: ChatModelFailure,
    { status, retryAfterMs = null, cause }: { status?: number; retryAfterMs?: number | null; cause?: unknown } = {},
  ) {
    super(`The language model failed: ${reason}${status === undefined ? '' : ` ${status}`}.`, { cause });
    this.reason = reason;
    this.status = status;
    this.retryAfterMs = retryAfterMs;
  }
}
/** `resting`: it failed too often and is left alone; `busy`: too many ask it at once; `malformed`: not its protocol. */
export type ChatModelFailure = 'network' | 'timeout' | 'status' | 'malformed' | 'cut off' | 'resting' | 'busy';

/** Another process has the embedded database open; only one can. */
export class StoreInUse extends WenjuError {
  override readonly name = 'StoreInUse';
  readonly code = 'store_in_use';
  readonly pid: number;
  readonly since: string;
  constructor(directory: string, pid: number, since: string) {
    super(
      `Process ${pid} has had ${directory} open since ${since}. End it, give this one a DATA_DIR of its own, or set DATABASE_URL.`,
    );
    this.pid = pid;
    this.since = since;
  }
}

/** The database could not be opened or did not answer. */
export class StoreUnavailable extends WenjuError {
  override readonly name = 'StoreUnavailable';
  readonly code = 'store_unavailable';
  /** A directory, or the server and database without user and password. */
  readonly where: string;
  constructor(where: string, why: string, options?: ErrorOptions) {
    super(`The store ${where} is unavailable: ${why}.`, options);
    this.where = where;
  }
}

/** What an owner can do something about; SQLSTATE's other meanings are for who maintains the statements. */
const SQL_STATES: Record<string, string> = {
  '25006': ': it is read-only',
  '42501': ': permission denied',
  '53100': ': the disk is full',
  '53200': ': out of memory',
  '57014': ': it took too long',
};

/** The database refused a statement. What it said is left out: it may repeat what a visitor wrote. */
export class SqlFailed extends WenjuError {
  override readonly name = 'SqlFailed';
  readonly code = 'sql_failed';
  /** SQLSTATE: five characters, the first two of which are the class. */
  readonly sqlState: string;
  constructor(sqlState: string) {
    super(`The database refused a statement with SQLSTATE ${sqlState}${SQL_STATES[sqlState] ?? ''}.`);
    this.sqlState = sqlState;
  }
}

/** The database has been through a migration that is not the one that this program has under its number. */
export class MigrationMismatch extends WenjuError {
  override readonly name = 'MigrationMismatch';
  readonly code = 'migration_mismatch';
  readonly migration: string;
  readonly why: 'changed' | 'unknown';
  constructor(migration: string, why: 'changed' | 'unknown') {
    super(
      why === 'changed'
        ? `Migration ${migration} was changed after it had been applied. Restore it and add a new one.`
        : `The store has been through migration ${migration}, which this version does not know. Run the newer version.`,
    );
    this.migration = migration;
    this.why = why;
  }
}
