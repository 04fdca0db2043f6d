import type { Config } from '../core/config/config.ts';

/** What programs that ask must show, and where links in answers to them lead. */
export type Access = Pick<Config, 'apiKeys' | 'webhookSecret' | 'publicUrl'>;
