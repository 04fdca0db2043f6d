import { stat } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { ModelUnavailable } from '../errors.ts';
import { fetchHubModel } from './hub-model.ts';
import { type ModelFolder, openModelFolder } from './model-folder.ts';

export type ModelLocation = {
  /** A folder with `SHA256SUMS`, or a hub id such as `Xenova/bge-small-zh-v1.5` when there is no such folder. */
  model: string;
  /** Where hub models are kept. */
  cacheDir: string;
  /** Hub to download from; default `https://huggingface.co`. */
  endpoint?: string;
  /** Cuts vectors to their first so many dimensions; the model's own length where not given. */
  dimensions?: number | undefined;
};

const HUB = 'https://huggingface.co';
const HUB_ID = /^\w[\w.-]*\/[\w.-]+$/;
const KINDS = 'EMBEDDING_MODEL names an existing folder or a hub id such as Xenova/bge-small-zh-v1.5.';

/** The checked folder of a model, downloaded first where it is a hub's. Loads nothing. Throws ModelUnavailable. */
export async function locateModel(location: ModelLocation): Promise<{ id: string; model: ModelFolder }> {
  const name = location.model;
  const folder = resolve(name);
  const mend = `Restore it with: git checkout -- ${folder} (for a model of your own, list its files in SHA256SUMS).`;
  if (await isFolder(folder)) return { id: basename(folder), model: await openModelFolder(folder, mend) };
  // models/x beside a folder models/ is a path, wherever the hub may have an owner of that name.
  if (!HUB_ID.test(name) || (await isFolder(dirname(folder)))) {
    const restore = `Restore it with: git checkout -- ${folder}.`;
    throw new ModelUnavailable(name, `There is no model folder ${folder}. ${restore} ${KINDS}`);
  }
  const hub = { endpoint: location.endpoint ?? HUB, cacheDir: resolve(location.cacheDir) };
  return { id: name, model: await fetchHubModel(name, hub) };
}

const isFolder = (path: string): Promise<boolean> =>
  stat(path).then(
    (entry) => entry.isDirectory(),
    () => false,
  );
