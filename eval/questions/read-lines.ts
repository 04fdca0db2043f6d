import type { z } from 'zod';

/** One thing that is wrong in a file of JSON Lines. `field` is empty where the line as a whole is. */
export type Fault = { file: string; line: number; field: string; message: string };

/** A file of JSON Lines that does not parse: every fault of every line, so that it can be mended in one go. */
export class LinesUnreadable extends Error {
  override readonly name = 'LinesUnreadable';
  readonly faults: readonly Fault[];
  constructor(faults: readonly Fault[]) {
    super(faults.map(describe).join('\n'));
    this.faults = faults;
  }
}

const describe = ({ file, line, field, message }: Fault): string =>
  `${file}:${line}: ${field === '' ? '' : `${field}: `}${message}`;

/** The values of a file with one JSON value a line; blank lines are allowed. Throws LinesUnreadable, naming `file`. */
export function readLines<T>(text: string, file: string, schema: z.ZodType<T>): T[] {
  const values: T[] = [];
  const faults: Fault[] = [];
  for (const [index, line] of text
    .replace(/^\uFEFF/, '')
    .split('\n')
    .entries()) {
    if (line.trim() === '') continue;
    const parsed = parseLine(line, schema);
    if ('value' in parsed) values.push(parsed.value);
    else faults.push(...parsed.faults.map((fault) => ({ file, line: index + 1, ...fault })));
  }
  if (faults.length > 0) throw new LinesUnreadable(faults);
  return values;
}

type Parsed<T> = { value: T } | { faults: Pick<Fault, 'field' | 'message'>[] };

function parseLine<T>(line: string, schema: z.ZodType<T>): Parsed<T> {
  try {
    const parsed = schema.safeParse(JSON.parse(line));
    if (parsed.success) return { value: parsed.data };
    return { faults: parsed.error.issues.map(({ path, message }) => ({ field: path.join('.'), message })) };
  } catch (error) {
    return { faults: [{ field: '', message: `is not JSON (${error instanceof Error ? error.message : error})` }] };
  }
}
