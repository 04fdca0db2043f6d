import type { Migration } from '../migration.ts';
import { exchanges } from './0001-exchanges.ts';
import { curated } from './0002-curated.ts';

export const MIGRATIONS: readonly Migration[] = [exchanges, curated];
