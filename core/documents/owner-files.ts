/** Files that an owner keeps in one folder of the data directory, by name. Every call may throw StorageFailed. */
export type OwnerFiles = {
  /** By name. */
  list(): Promise<OwnerFile[]>;
  /** `null` where there is none of this name. */
  read(name: string): Promise<Uint8Array | null>;
  /** Adds or replaces a file: whole, or as it was before. */
  write(name: string, bytes: Uint8Array): Promise<void>;
  /** Whether there was one. */
  remove(name: string): Promise<boolean>;
};

export type OwnerFile = { name: string; bytes: number; changedAt: Date };
