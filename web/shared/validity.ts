import type { Strings } from './strings.ts';

type Facts = { version?: string | undefined; effective_from?: string | undefined; effective_to?: string | undefined };

type Sentences = Pick<Strings, 'version' | 'between' | 'from' | 'until'>;

/** `版本 1.0 · 2026-11-01 起生效`; empty where the author stated neither. */
export function validityOf({ version, effective_from: from, effective_to: to }: Facts, strings: Sentences): string {
  const known = [];
  if (version !== undefined) known.push(strings.version(version));
  if (from !== undefined && to !== undefined) known.push(strings.between(from, to));
  else if (from !== undefined) known.push(strings.from(from));
  else if (to !== undefined) known.push(strings.until(to));
  return known.join(' · ');
}
