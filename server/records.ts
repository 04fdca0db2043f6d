import type { Conversations } from '../core/answer/conversation.ts';
import { StoreUnavailable } from '../core/errors.ts';
import type { Keeper, KeeperState } from '../core/records/keeper.ts';
import type { OpenRecords } from '../core/records/records.ts';
import { restoreConversations } from '../core/records/restore-conversations.ts';
import { removeOld } from '../core/records/retention.ts';
import type { Log } from './log.ts';
import { Rejection } from './problem.ts';

/** The records as the server has them. `kind` says where: in this process or on a server. */
export type RecordsAccess = { keeper: Keeper; kind: 'embedded' | 'postgresql' };

/** What the records say. Throws Rejection `records_off` or `store_unavailable`. */
export async function askRecords<T>({ keeper }: RecordsAccess, work: (records: OpenRecords) => Promise<T>): Promise<T> {
  if (keeper.state().status === 'off') throw new Rejection('records_off');
  try {
    return await keeper.ask(work);
  } catch (error) {
    throw error instanceof StoreUnavailable ? new Rejection('store_unavailable') : error;
  }
}

/** One line in the log when the records open, one when they fail. */
export function tellOfRecords(log: Log): (state: KeeperState) => void {
  return ({ status, trouble, waiting, dropped }) => {
    if (trouble === null) log.info({ status, waiting, dropped }, 'records');
    else
      log.warn({ status, reason: trouble.message }, 'records: nothing is kept for now, conversations go on in memory');
  };
}

/** Brings conversations back into memory as soon as the records are open for the first time. */
export function restoreOnce(memory: Conversations, clock: () => Date, log: Log): (keeper: Keeper) => Promise<void> {
  let begun = false;
  return async (keeper) => {
    if (begun) return;
    begun = true;
    try {
      await keeper.ask(({ transcripts }) => restoreConversations(memory, transcripts, clock()), { atOnce: true });
    } catch (error) {
      log.warn(
        { reason: error instanceof Error ? error.message : String(error) },
        'records: conversations not restored',
      );
    }
  };
}

const DAY_MS = 24 * 60 * 60 * 1000;

/** Removes what is older than `days` as soon as the records are open, and every day from then on. */
export function tidyDaily(keeper: Keeper, { days, clock, log }: { days: number; clock: () => Date; log: Log }): void {
  const tidy = async () => {
    try {
      const removed = await removeOld(keeper, days, clock());
      if (removed > 0) log.info({ removed, days }, 'records: old ones removed');
    } catch (error) {
      if (!(error instanceof StoreUnavailable)) log.error({ err: error }, 'records: old ones not removed');
    }
  };
  void tidy();
  setInterval(tidy, DAY_MS).unref();
}
