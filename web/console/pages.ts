import type { ComponentType } from 'preact';
import type { Role } from '../../core/contract/admin.ts';
import type { IconName } from './view/icon.tsx';

/**
 * The pages of the console, in the order of the navigation; the first one is where it opens.
 *
 * To add a page:
 *   1. a folder of its own with `page.tsx`, which exports a component `Page` without properties, `strings.ts` with every
 *      sentence it says, and `page.css`, imported by `page.tsx`, where every selector begins with the page's class;
 *   2. a line below: `path` is its address (`#/documents`) and the beginning of those below it (`#/documents/doctor`), `load`
 *      imports it when it is opened for the first time.
 *
 * What a page works with:
 *   `useConsole()`   { api, role, base, toast }: `api.get<T>`, `api.send<T>` bring the token along and throw CallFailed
 *   `useLoaded()`    fetches, drops what is overtaken, keeps what was there while it fetches again
 *   `useRoute()`     the state in the address (`#/documents?q=…`); `navigate(hashOf('documents', { q }))` changes it
 *   `view/`          PageHead, Button, IconButton, Table, Dialog, ConfirmDialog, Empty, Busy, ProblemNotice, Tag, Time, Icon
 *   `console.css`    the colours, sizes and plain forms; a page's style adds its own and repeats none
 *
 * Text from the server is data: it becomes text nodes, and an address becomes a link through `safeLink` alone.
 */
export type PageEntry = {
  path: string;
  title: string;
  icon: IconName;
  /** Who sees it; the server checks every call all the same. */
  roles: readonly Role[];
  load: () => Promise<{ Page: ComponentType }>;
};

const EVERYBODY: readonly Role[] = ['agent', 'admin'];

export const PAGES: readonly PageEntry[] = [
  { path: 'search', title: '查原文', icon: 'search', roles: EVERYBODY, load: () => import('./search/page.tsx') },
  { path: 'ask', title: '问一问', icon: 'ask', roles: EVERYBODY, load: () => import('./ask/page.tsx') },
  { path: 'documents', title: '资料', icon: 'document', roles: EVERYBODY, load: () => import('./documents/page.tsx') },
  { path: 'curated', title: '标准答案', icon: 'star', roles: EVERYBODY, load: () => import('./curated/page.tsx') },
  {
    path: 'unanswered',
    title: '未解决问题',
    icon: 'question',
    roles: EVERYBODY,
    load: () => import('./unanswered/page.tsx'),
  },
  {
    path: 'conversations',
    title: '对话与评价',
    icon: 'chat',
    roles: EVERYBODY,
    load: () => import('./conversations/page.tsx'),
  },
  { path: 'dashboard', title: '概况', icon: 'chart', roles: EVERYBODY, load: () => import('./dashboard/page.tsx') },
];
