import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { HNSWLib } from '@langchain/community/vectorstores/hnswlib';
import { RecursiveCharacterTextSplitter } from '@langchain/textsplitters';
import { readEnvironment } from '../../core/adapters/environment.ts';
import { EmbedderEmbeddings } from '../../core/adapters/langchain-embeddings.ts';
import { loadModels } from '../../core/adapters/wire.ts';
import { parseConfig } from '../../core/config/config.ts';

/**
 * The path that LangChain's own guides show, with the same embedding model: RecursiveCharacterTextSplitter at its
 * defaults (1,000 characters, 200 overlapping), then HNSWLib, saved. Usage: node main.js SOURCE TARGET
 */
const [source = '', target = ''] = process.argv.slice(2);
const { config } = parseConfig(readEnvironment());
const { embedder } = await loadModels(config, resolve(config.dataDir));

const names = await readdir(source);
const texts = await Promise.all(names.map((name) => readFile(join(source, name), 'utf8')));
const chunks = await new RecursiveCharacterTextSplitter().createDocuments(texts);
const store = await HNSWLib.fromDocuments(chunks, new EmbedderEmbeddings(embedder));
await store.save(target);
