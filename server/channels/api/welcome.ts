import type { Handler } from 'hono';
import type { Welcome } from '../../../core/contract/welcome.ts';
import { jsonResponse } from '../../json.ts';
import type { Knowledge } from '../../knowledge.ts';
import { Rejection } from '../../problem.ts';
import { starters } from '../../starters.ts';

type Deps = { knowledge: Knowledge; handoffContact: string | undefined };

/** `GET /api/welcome`: what to show a visitor before the first question. */
export function welcome({ knowledge, handoffContact }: Deps): Handler {
  return () => {
    const serving = knowledge.current();
    if (serving === null) throw new Rejection('not_ready');
    const greeting: Welcome = {
      starters: starters(serving.generation.documents.values()),
      ...(handoffContact !== undefined && { handoff_contact: handoffContact }),
    };
    return jsonResponse(greeting);
  };
}
