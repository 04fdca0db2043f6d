import { createHmac } from 'node:crypto';

/**
 * Names of an account's people and messages that tell nothing of their ids to who does not know the secret. 28 letters,
 * digits, `_` and `-`: with a number behind, short enough for every id of the platforms.
 */
export const createNames =
  (secret: string, account: string) =>
  (...of: string[]): string =>
    createHmac('sha256', secret)
      .update(JSON.stringify([account, ...of]))
      .digest('base64url')
      .slice(0, 28);
