/**
 * JSON whose strings are well-formed UTF-16. `JSON.stringify` writes a lone surrogate as `\udXXX`, which strict readers
 * refuse; it becomes U+FFFD here. With the `u` flag `\p{Surrogate}` matches lone ones only.
 */
export function wellFormedJson(value: unknown): string {
  return JSON.stringify(value, (_key, item) =>
    typeof item === 'string' ? item.replace(/\p{Surrogate}/gu, '\ufffd') : item,
  );
}

export function jsonResponse(value: unknown, status = 200): Response {
  const headers = { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' };
  return new Response(wellFormedJson(value), { status, headers });
}
