import type { Migration } from '../migration.ts';
import { exchanges } from './0001-exchanges.ts';
import { curated } from './0002-curated.ts';
import { questionClusters } from './0003-question-clusters.ts';
import { deliveries } from './0004-deliveries.ts';
import { noCurated } from './0005-no-curated.ts';

export const MIGRATIONS: readonly Migration[] = [exchanges, curated, questionClusters, deliveries, noCurated];
