import type { DocumentResponse } from '../../core/contract/documents.ts';
import type { FeedbackRequest } from '../../core/contract/feedback.ts';
import type { Welcome } from '../../core/contract/welcome.ts';
import type { Visitor } from './visitor.ts';

export type Api = {
  welcome(): Promise<Welcome>;
  document(id: string): Promise<DocumentResponse>;
  /** Never fails: an opinion that cannot be delivered is not the visitor's trouble. */
  feedback(feedback: FeedbackRequest): Promise<void>;
};

/** The calls beside asking. `base` ends with `/`. They throw where the server cannot be reached or has no such thing. */
export function createApi(base: string, visitor: Visitor): Api {
  async function get<T>(path: string): Promise<T> {
    const response = await fetch(base + path, { credentials: 'omit' });
    if (!response.ok) throw new Error(`${path} ${response.status}`);
    return response.json() as Promise<T>;
  }

  return {
    welcome: () => get('api/welcome'),
    document: (id) => get(`api/documents/${encodeURIComponent(id)}`),
    async feedback(feedback) {
      const headers = { 'content-type': 'application/json', ...(await visitor.headers()) };
      const body = JSON.stringify(feedback);
      await fetch(`${base}api/feedback`, { method: 'POST', headers, body, credentials: 'omit' }).catch(() => {});
    },
  };
}
