import { DoctorReport } from '../../core/contract/doctor.ts';
import type { Log } from '../log.ts';
import { Rejection } from '../problem.ts';
import type { Printed } from './ingest-process.ts';

/** What is wrong with the documents, as the doctor of the ingest finds it in a process of its own. */
export type Examiner = {
  /** The last report while the same generation serves and `fresh` is not asked for. Throws Rejection `examination_failed`. */
  examine(generation: string, fresh: boolean): Promise<DoctorReport>;
};

/** One examination at a time: who asks meanwhile gets the same. */
export function createExaminer({ run, log }: { run: () => Promise<Printed>; log: Log }): Examiner {
  let last: DoctorReport | undefined;
  let examining: Promise<DoctorReport> | undefined;

  async function examine(): Promise<DoctorReport> {
    const printed = await run();
    const parsed = DoctorReport.safeParse('value' in printed ? printed.value : undefined);
    if (!parsed.success) {
      log.error({ printed: 'failure' in printed ? printed.failure : 'no report' }, 'examination failed');
      throw new Rejection('examination_failed');
    }
    last = parsed.data;
    return parsed.data;
  }

  return {
    async examine(generation, fresh) {
      if (last?.generation === generation && !fresh) return last;
      examining ??= examine().finally(() => {
        examining = undefined;
      });
      return examining;
    },
  };
}
