/** What a statement may be given. Structures go in as JSON, with `::jsonb` where they arrive. */
export type SqlValue = string | number | boolean | null | Date;

/**
 * The few things that are asked of a database, in PostgreSQL's dialect. Contract suite: `core/testing/sql-contract.ts`.
 *
 * Columns come back as string, number (int4, float8), boolean, Date (timestamptz), parsed JSON or null; other types are cast in
 * the statement. NUL and lone surrogates in strings become U+FFFD.
 */
export type Sql = {
  /** One statement with `$1`, `$2` … Rejects SqlFailed, or StoreUnavailable when there is no database to ask. */
  query<Row = Record<string, unknown>>(statement: string, values?: readonly SqlValue[]): Promise<Row[]>;
};

export type SqlDatabase = Sql & {
  /** All that `work` does, or nothing of it when it rejects. Only the `sql` that it is given belongs to the transaction. */
  transaction<T>(work: (sql: Sql) => Promise<T>): Promise<T>;
  /** Waits for what is under way. Nothing can be asked afterwards. */
  close(): Promise<void>;
};

/** A string as a database can keep it. */
export const storable = (text: string): string => text.replace(/\0|\p{Surrogate}/gu, '\ufffd');

export const storableValues = (values: readonly SqlValue[]): SqlValue[] =>
  values.map((value) => (typeof value === 'string' ? storable(value) : value));

/** JSON as a database can keep it: `\u0000` inside is no text to it either. */
export const storableJson = (value: unknown): string =>
  JSON.stringify(value, (_key, item) => (typeof item === 'string' ? storable(item) : item));
