import { parse, YAMLError } from 'yaml';
import { z } from 'zod';
import type { DocumentFacts } from '../../documents/block.ts';
import { oneLine } from './plain-text.ts';
import { Unreadable } from './unreadable.ts';

/**
 * YAML front matter of a Markdown file:
 *
 *     ---
 *     title: 售后手册
 *     version: 2.10
 *     effective_from: 2026-01-01
 *     supersedes: 售后手册-2025
 *     applies_to: [会员]
 *     tags: [退货, 换货]
 *     ---
 *
 * Every scalar is read as the text the author wrote (`2.10` is not the number 2.1). Unknown keys are the author's own
 * business; a known key with an impossible value is refused, because a wrong date would make answers wrong.
 * `draft: true` and `ingest: false` keep a file out of the index.
 */
export type FrontMatter = { facts: DocumentFacts; draft: boolean; ingest: boolean; body: string };

export function readFrontMatter(text: string): FrontMatter {
  const { properties, body } = splitFrontMatter(text);
  if (properties === null) return { facts: {}, draft: false, ingest: true, body };
  const parsed = PROPERTIES.safeParse(properties);
  if (!parsed.success) throw wrongKey(parsed.error);
  const { draft, ingest, ...facts } = parsed.data;
  return { facts: present(facts), draft, ingest, body };
}

/** The properties as they are written, `null` where a file has none, and the text below them. */
export function splitFrontMatter(text: string): { properties: object | null; body: string } {
  const block = FENCED.exec(text);
  const properties = block ? parseYaml(block[1] ?? '') : null;
  return { properties, body: block && properties ? text.slice(block[0].length) : text };
}

const FENCED = /^\s*---[ ]*\n([\s\S]*?)(?<=\n)(?:---|\.\.\.)[ ]*(?:\n|$)/;

/** Null when the lines between two rules are not properties but prose. */
function parseYaml(source: string): object | null {
  try {
    const value: unknown = parse(source, { schema: 'failsafe' });
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : null;
  } catch (error) {
    const [summary = 'it cannot be parsed'] = error instanceof YAMLError ? error.message.split('\n') : [];
    throw new Unreadable('format', `has front matter that is not YAML (${summary}); correct it.`, { cause: error });
  }
}

export const text = z
  .string('must be text')
  .transform(oneLine)
  .transform((value) => (value === '' ? undefined : value))
  .optional();
export const date = text.pipe(z.iso.date('must be a date like 2026-01-31').optional());
const list = z
  .union([z.array(z.string()), z.string().transform((value) => value.split(/[,，、]/))], 'must be a list of words')
  .transform((words) => words.map(oneLine).filter((word) => word !== ''))
  .optional();
export const flag = z.enum(['true', 'false', ''], 'must be true or false').optional();
const webAddress = z.url({ protocol: /^https?$/, error: 'must be a web address like https://example.com/page' });

const PROPERTIES = z
  .object({
    id: text,
    title: text,
    version: text,
    effective_from: date,
    effective_to: date,
    supersedes: list,
    applies_to: list,
    tags: list,
    url: text.pipe(webAddress.optional()),
    source: z.unknown().optional(),
    draft: flag,
    ingest: flag,
  })
  .refine(({ effective_from, effective_to }) => !effective_from || !effective_to || effective_from <= effective_to, {
    path: ['effective_to'],
    message: 'must not be before effective_from',
  })
  .transform((values) => ({
    id: values.id,
    title: values.title,
    version: values.version,
    effectiveFrom: values.effective_from,
    effectiveTo: values.effective_to,
    supersedes: values.supersedes,
    appliesTo: values.applies_to,
    tags: values.tags,
    /** `source` may be any words; as an address it serves as one. */
    url: values.url ?? webAddress.safeParse(values.source).data,
    draft: values.draft === 'true',
    ingest: values.ingest !== 'false',
  }));

export function wrongKey(error: z.ZodError): Unreadable {
  const [issue] = error.issues;
  const path = issue?.path.map((part) => (typeof part === 'number' ? `[${part + 1}]` : String(part))) ?? [];
  const key = path.length === 0 ? 'a key' : `"${path.join(' ')}"`;
  return new Unreadable('format', `has front matter in which ${key} ${issue?.message ?? 'is wrong'}; correct it.`);
}

type Optional<T> = { [Key in keyof T]: T[Key] | undefined };

/** Without the keys that have no value. */
export function present<T extends object>(facts: Optional<T>): T {
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)) as T;
}
