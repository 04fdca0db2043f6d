import { hostname } from 'node:os';
import { createDiskFiles } from '../adapters/disk-files.ts';
import { createGenerationFiles } from '../adapters/generation-files.ts';
import { takeIngestLock } from '../adapters/ingest-lock.ts';
import { processStart } from '../adapters/process-start.ts';
import { createVectorSearch } from '../adapters/vector-index.ts';
import { draftOf } from './generation-draft.ts';

/**
 * A process that publishes as ingest does, to be killed by tests:
 *
 *   node publishing-process.js DATA_DIR SEED DOCUMENTS
 */
const [dataDirectory = '', seed = '', documents = ''] = process.argv.slice(2);

const files = createDiskFiles();
const vectors = createVectorSearch({ hnswFrom: 1 });
const clock = () => new Date();
const self = { pid: process.pid, host: hostname() };
const store = createGenerationFiles({ files, vectors, dataDirectory, clock, randomId: () => String(process.pid) });
const lock = await takeIngestLock({ files, dataDirectory, self, clock, processStart });
process.stdout.write('started\n');
await store.sweep();
await store.publish(draftOf(Number(documents), Number(seed)));
await lock.release();
