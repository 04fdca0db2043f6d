import type { RouteConfig, z } from '@hono/zod-openapi';
import { Problem } from '../core/contract/problem.ts';
import { type ProblemCode, problemDetail, problemStatus } from './problem.ts';

type Responses = RouteConfig['responses'];

export const json = (description: string, schema: z.ZodType, example?: unknown) => ({
  description,
  content: { 'application/json': { schema, ...(example !== undefined && { example }) } },
});

export const body = (schema: z.ZodType, example: unknown) => ({
  body: { required: true, content: { 'application/json': { schema, example } } },
});

/** One response a status, listing the codes that share it. */
export function problems(...codes: ProblemCode[]): Responses {
  const statuses = [...new Set(codes.map(problemStatus))];
  return Object.fromEntries(
    statuses.map((status) => {
      const sharing = codes.filter((code) => problemStatus(code) === status);
      const description = sharing.map((code) => `\`${code}\` ${problemDetail(code)}`).join('\n\n');
      return [status, { description, content: { 'application/problem+json': { schema: Problem } } }];
    }),
  );
}

export const REQUEST_PROBLEMS = [
  'invalid_json',
  'invalid_request',
  'origin_not_allowed',
  'body_too_large',
  'unsupported_encoding',
] as const;
export const VISITOR_PROBLEMS = ['visitor_invalid', 'conversation_forbidden'] as const;
export const SERVICE_PROBLEMS = ['internal', 'not_ready', 'overloaded', 'shutting_down'] as const;
