import { describe, expect, it } from 'vitest';
import { Explanation } from '../../../core/contract/explain.ts';
import { Problem } from '../../../core/contract/problem.ts';
import { EXPLANATION_EXAMPLE } from '../../openapi-examples.ts';
import { post, testApp } from '../../testing/test-app.ts';

const tokens = { admin: 'the-administrator-of-the-test', agent: 'an-agent-of-the-test' };
const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
const codeOf = async (response: Response) => Problem.parse(await response.json()).code;

describe('/api/admin/session', () => {
  it('says whose token it is', async () => {
    const { app } = await testApp({ tokens });
    const session = async (headers: Record<string, string>) => app.request('/api/admin/session', { headers });
    expect(await (await session(bearer(tokens.agent))).json()).toEqual({ role: 'agent' });
    expect(await (await session(bearer(tokens.admin))).json()).toEqual({ role: 'admin' });
    expect(await codeOf(await session(bearer('somebody else')))).toBe('unauthorized');
    expect(await codeOf(await session({}))).toBe('unauthorized');
  });

  it('says where nobody can be let in', async () => {
    const { app } = await testApp();
    const response = await app.request('/api/admin/session', { headers: bearer(tokens.agent) });
    expect([response.status, await codeOf(response)]).toEqual([403, 'admin_disabled']);
  });
});

describe('/api/admin/explain', () => {
  const explain = async (body: unknown, token = tokens.agent) => {
    const { app } = await testApp({ tokens });
    return post(app, '/api/admin/explain', body, bearer(token));
  };

  it('answers and explains, to who has a token', async () => {
    for (const token of Object.values(tokens)) {
      const { answer } = Explanation.parse(await (await explain({ message: '退货' }, token)).json());
      expect(answer.answer).toBe('退货[1]');
    }
    expect(await codeOf(await explain({ message: '退货' }, 'somebody else'))).toBe('unauthorized');
  });

  it('checks what is asked as the chat does', async () => {
    for (const body of [{ message: ' ' }, {}, { message: '退货', as_of: 'today' }, { message: '退'.repeat(2001) }])
      expect(await codeOf(await explain(body))).toBe('invalid_request');
  });

  it('has an example that is one', () => {
    expect(Explanation.parse(EXPLANATION_EXAMPLE)).toEqual(EXPLANATION_EXAMPLE);
  });
});
