import type { Context } from 'hono';

/** Where links to this server lead: to its configured address or, without one, to where the request came. */
export const linkBase = (c: Context, publicUrl: string | undefined): string => publicUrl ?? new URL(c.req.url).origin;
