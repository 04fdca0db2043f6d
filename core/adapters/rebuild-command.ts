const PLAIN = /^[\w./@%+=:,-]+$/;

/** The command that builds the index of a data directory again, ready to paste into a POSIX shell. */
export function rebuildCommand(dataDirectory: string): string {
  const argument = PLAIN.test(dataDirectory) ? dataDirectory : `'${dataDirectory.replaceAll("'", `'\\''`)}'`;
  return `npm run ingest -- --data-dir ${argument}`;
}
