import { createRecordsOpener } from '../../adapters/records/open-records.ts';
import { exchange } from './exchanges.ts';

/**
 * A process that records without end, to be killed by tests:
 *
 *   node recording-process.js DATA_DIR
 *
 * It says how many exchanges it found, all of them in order from 0 (or that it did not find that), and then the number of
 * each exchange that it was told is kept.
 */
const [dataDirectory = ''] = process.argv.slice(2);
const say = (line: string) => process.stdout.write(`${line}\n`);

const { transcripts } = await createRecordsOpener({ databaseUrl: undefined }, dataDirectory).open();
const kept = await transcripts.exchanges('c-1');
const expected = kept.map((_, n) => exchange(n));
const whole = kept.every(({ message_id, question }, n) => {
  return message_id === expected[n]?.id && question === expected[n]?.question;
});
say(`found ${whole ? kept.length : 'a torn list'}`);
for (let n = kept.length; ; n++) {
  await transcripts.record([exchange(n)]);
  say(`kept ${n}`);
}
