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
  return checked(schema, parseJson(await c.req.text()));
}

/** What a client sent, checked. Throws Rejection `invalid_request` with one entry a field. */
export function checked<T>(schema: z.ZodType<T>, value: unknown): T {
  const parsed = schema.safeParse(value, { error: chineseMessage });
  if (parsed.success) return parsed.data;
  const firstOfField = new Map<string, string>();
  for (const { path, message } of parsed.error.issues) {
    const field = path.join('.') || '请求';
    if (!firstOfField.has(field)) firstOfField.set(field, message);
  }
  throw new Rejection(
    'invalid_request',
    [...firstOfField].map(([path, message]) => ({ path, message })),
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

/** What a person calls the types of JSON. */
const KINDS: Record<string, string> = {
  string: '文字',
  number: '数字',
  int: '整数',
  boolean: ' true 或 false',
  array: '列表',
  object: ' JSON 对象',
};
const COUNTED: Record<string, string> = { string: '个字符', array: '项' };

/** What requests get wrong, in plain words; the rest as zod's own Chinese locale says it. */
const chineseMessage: z.core.$ZodErrorMap = (issue) => {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? '不能缺少' : `应为${KINDS[issue.expected] ?? issue.expected}`;
    case 'invalid_value':
      return `只能是 ${issue.values.join('、')} 之一`;
    case 'invalid_format':
      return issue.format === 'date' ? '应为日期，例如 2026-11-21' : localeError(issue);
    case 'too_small':
      return issue.origin in COUNTED ? '不能为空' : `最小为 ${issue.minimum}`;
    case 'too_big':
      return `${issue.origin in COUNTED ? '最多' : '最大为'} ${issue.maximum} ${COUNTED[issue.origin] ?? ''}`.trim();
    default:
      return localeError(issue);
  }
};

/** Makes a text field refuse white space alone. */
export const notBlank = (text: string): boolean => text.trim() !== '';
