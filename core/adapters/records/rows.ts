export const iso = (time: Date): string => time.toISOString();

/** Without what is NULL: the contract leaves such members out. */
export function present<T extends Record<string, unknown>>(columns: T): { [K in keyof T]?: NonNullable<T[K]> } {
  return Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== null)) as {
    [K in keyof T]?: NonNullable<T[K]>;
  };
}
