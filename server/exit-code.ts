/** Exit codes by error code, after BSD's sysexits.h, so that a supervisor can tell causes apart. */
const CODES: Record<string, number> = {
  index_corrupt: 65,
  index_mismatch: 65,
  index_missing: 66,
  model_unavailable: 69,
  address_unavailable: 69,
  storage_failed: 74,
  config_invalid: 78,
};
const SOFTWARE = 70;

export function exitCode(error: unknown): number {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return CODES[code] ?? SOFTWARE;
}
