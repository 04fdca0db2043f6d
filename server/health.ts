import type { Handler } from 'hono';
import type { Admission } from './admission.ts';
import { jsonResponse } from './json.ts';
import type { Knowledge } from './knowledge.ts';
import { problemResponse, Rejection } from './problem.ts';
import type { RecordsAccess } from './records.ts';

/** `GET /health`: the process is alive. */
export const alive: Handler = () => jsonResponse({ status: 'ok' });

/**
 * `GET /health/ready`: whether a question would be answered. Reasons are codes (`loading`, `index_corrupt`, …); paths and
 * messages stay in the log. Without a store answers go on, so a broken one degrades and nothing more.
 */
export function ready(knowledge: Knowledge, admission: Admission, records: RecordsAccess): Handler {
  return () => {
    const serving = knowledge.current();
    if (admission.closed) return problemResponse(new Rejection('shutting_down'), { reasons: ['shutting_down'] });
    if (serving === null) {
      return problemResponse(new Rejection('not_ready'), { reasons: [reason(knowledge.trouble())] });
    }
    const { trouble, ...store } = records.keeper.state();
    const troubles = [
      { error: knowledge.trouble(), note: '新的资料未能载入，仍在使用上一版。' },
      { error: trouble, note: '问答记录暂时无法保存，回答不受影响。' },
    ].filter(({ error }) => error !== null);
    return jsonResponse({
      status: troubles.length === 0 ? 'ready' : 'degraded',
      generation: serving.generation.manifest.id,
      documents: serving.generation.documents.size,
      passages: serving.generation.passages.length,
      store: { kind: records.kind, ...store },
      ...(troubles.length > 0 && {
        reasons: troubles.map(({ error }) => reason(error)),
        note: troubles.map(({ note }) => note).join(''),
      }),
    });
  };
}

function reason(trouble: Error | null): string {
  if (trouble === null) return 'loading';
  return 'code' in trouble && typeof trouble.code === 'string' ? trouble.code : 'internal';
}
