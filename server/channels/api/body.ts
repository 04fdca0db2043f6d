import type { Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { z } from 'zod';
import { Rejection } from '../../problem.ts';

const BODY_LIMIT = 64 * 1024;

/** Refuses a larger body, announced or chunked, before anyone reads it whole. */
export const limitBody = bodyLimit({
  maxSize: BODY_LIMIT,
  onError: () => {
    throw new Rejection('body_too_large');
  },
});

/**
 * The JSON body of a request, checked. The content type is not looked at: `curl -d` says that its JSON is a form.
 * Throws Rejection `unsupported_encoding`, `invalid_json` or `invalid_request`, the last with one entry a field.
 */
export async function readBody<T>(c: Context, schema: z.ZodType<T>): Promise<T> {
  const encoding = c.req.header('content-encoding') ?? 'identity';
  if (encoding !== 'identity') throw new Rejection('unsupported_encoding');
  const parsed = schema.safeParse(parseJson(await c.req.text()), { error: chineseMessage });
  if (parsed.success) return parsed.data;
  throw new Rejection(
    'invalid_request',
    parsed.error.issues.map((issue) => ({ path: issue.path.join('.') || '请求', message: issue.message })),
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Rejection('invalid_json');
  }
}

const { localeError } = z.locales.zhCN();

/** The commonest mistakes in plain words; the rest as zod's own Chinese locale says it. */
const chineseMessage: z.core.$ZodErrorMap = (issue) => {
  if (issue.code === 'invalid_type' && issue.input === undefined) return '不能缺少';
  if (issue.origin === 'string' && issue.code === 'too_small') return '不能为空';
  if (issue.origin === 'string' && issue.code === 'too_big') return `最多 ${issue.maximum} 个字符`;
  return localeError(issue);
};

/** Makes a text field refuse white space alone. */
export const notBlank = (text: string): boolean => text.trim() !== '';
