import type { PageApi } from '../widget/page-api.ts';

declare global {
  interface Window {
    Wenju?: PageApi;
  }
}
