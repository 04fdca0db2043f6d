import type { Handler } from 'hono';
import type { Admission } from './admission.ts';
import { jsonResponse } from './json.ts';
import type { Knowledge } from './knowledge.ts';
import { problemResponse, Rejection } from './problem.ts';

/** `GET /health`: the process is alive. */
export const alive: Handler = () => jsonResponse({ status: 'ok' });

/**
 * `GET /health/ready`: whether a question would be answered. Reasons are codes (`loading`, `index_corrupt`, …); paths and
 * messages stay in the log.
 */
export function ready(knowledge: Knowledge, admission: Admission): Handler {
  return () => {
    const serving = knowledge.current();
    const trouble = knowledge.trouble();
    if (admission.closed) return problemResponse(new Rejection('shutting_down'), { reasons: ['shutting_down'] });
    if (serving === null) return problemResponse(new Rejection('not_ready'), { reasons: [reason(trouble)] });
    return jsonResponse({
      status: trouble === null ? 'ready' : 'degraded',
      generation: serving.generation.manifest.id,
      documents: serving.generation.documents.size,
      passages: serving.generation.passages.length,
      ...(trouble !== null && { reasons: [reason(trouble)], note: '新的资料未能载入，仍在使用上一版。' }),
    });
  };
}

function reason(trouble: Error | null): string {
  if (trouble === null) return 'loading';
  return 'code' in trouble && typeof trouble.code === 'string' ? trouble.code : 'internal';
}
