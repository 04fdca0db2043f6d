import { Hono } from 'hono';
import type { GenerationSummary, GenerationsResponse } from '../../../core/contract/library.ts';
import type { KeptGeneration } from '../../../core/generation/generation.ts';
import type { Manifest } from '../../../core/generation/manifest.ts';
import { jsonResponse } from '../../json.ts';
import type { Knowledge } from '../../knowledge.ts';
import { naming } from '../../library/named-rejections.ts';
import { takeUp } from '../../library/take-up.ts';
import { Rejection } from '../../problem.ts';
import type { LibraryDeps } from './library.ts';

/** `/api/admin/generations`: the states of the index that can be gone back to. */
export function generations({ library, knowledge, log, adminOnly }: LibraryDeps): Hono {
  const app = new Hono();
  const list = async (): Promise<GenerationsResponse> => {
    const kept = await naming(library.generations.kept(), log);
    return { generations: kept.map((one, at) => summaryOf(one, kept[at + 1]?.manifest)) };
  };

  app.get('/', async () => jsonResponse(await list()));
  app.post('/:id/activate', adminOnly, async (c) => {
    const id = c.req.param('id');
    const kept = await naming(library.generations.kept(), log);
    const wanted = kept.find(({ manifest }) => manifest.id === id)?.manifest;
    if (wanted === undefined) throw new Rejection('generation_not_found');
    if (!isServable(wanted, knowledge)) throw new Rejection('generation_unusable');
    await naming(library.generations.activate(id), log);
    await takeUp(id, knowledge);
    return jsonResponse(await list());
  });
  return app;
}

/** What serves now was made by the model and the dictionaries that this process has; another one would be refused. */
function isServable({ model, analyzer }: Manifest, knowledge: Knowledge): boolean {
  const now = knowledge.current()?.generation.manifest;
  return now === undefined || (now.model.sha256 === model.sha256 && now.analyzer === analyzer);
}

function summaryOf({ manifest, current, held }: KeptGeneration, before: Manifest | undefined): GenerationSummary {
  const earlier = new Map(before?.documents.map((document) => [document.path, document]));
  const paths = new Set(manifest.documents.map(({ path }) => path));
  const titles = (documents: Manifest['documents']) => documents.map(({ title }) => title);
  return {
    id: manifest.id,
    created_at: manifest.createdAt,
    documents: manifest.documents.length,
    passages: manifest.passages,
    curated: manifest.curated.length,
    bytes: Object.values(manifest.files).reduce((sum, { bytes }) => sum + bytes, 0),
    current,
    held,
    added: before ? titles(manifest.documents.filter(({ path }) => !earlier.has(path))) : [],
    removed: titles([...earlier.values()].filter(({ path }) => !paths.has(path))),
    changed: titles(
      manifest.documents.filter(({ path, sha256 }) => earlier.has(path) && earlier.get(path)?.sha256 !== sha256),
    ),
  };
}
