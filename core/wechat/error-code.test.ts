import { describe, expect, it } from 'vitest';
import { actOnError, explainError } from './error-code.ts';

describe('error codes', () => {
  it.each([
    [-1, 'later'],
    [40001, 'renew'],
    [40014, 'renew'],
    [42001, 'renew'],
    [40164, 'misconfigured'],
    [45009, 'later'],
    [45015, 'closed'],
    [45047, 'closed'],
    [48001, 'not granted'],
    [95018, 'closed'],
    [40003, 'refused'],
    [45002, 'refused'],
    [123_456, 'refused'],
  ] as const)('%i: %s', (code, act) => expect(actOnError(code)).toBe(act));

  it('names the address that has to be allowed', () => {
    const message = 'invalid ip 203.0.113.7 ipv6 ::ffff:203.0.113.7, not in whitelist rid: 6392';
    expect(explainError(40164, message)).toMatch(/IP list .* It saw 203\.0\.113\.7\.$/);
    expect(explainError(60020, 'not allow to access from your ip, more info')).not.toMatch(/It saw/);
    expect(explainError(40125, 'invalid appsecret')).toContain('WECHAT_APP_SECRET');
  });
});
