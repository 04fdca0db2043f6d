import type { Answer } from '../contract/chat.ts';
import type { Reading } from './reading.ts';

/** By how much a less likely reading has to fit better, and how well one fits that none can fit clearly better. */
const CLEARLY = 0.05;
const FITS = 1;
/** Who is answered this surely need not have meant anything else. */
const SURE = 0.6;

/**
 * What the readings of a message come to, likeliest first: the answer that fits it best, and what the likeliest came to where
 * none is answered. One that stands alone and has to be asked back about is asked back about.
 *
 * Throws RangeError where there is no reading.
 */
export async function chooseReading<Found extends { reply: Pick<Answer, 'status' | 'confidence'> }>(
  readings: readonly Reading[],
  find: (reading: Reading) => Promise<Found>,
  { fitOf, isSame }: { fitOf: (reading: Reading, found: Found) => number; isSame: (found: Found) => boolean },
): Promise<Found> {
  let likeliest: Found | undefined;
  let best: { found?: Found; fit: number } = { fit: 0 };
  for (const reading of readings) {
    const found = await find(reading);
    const { status, confidence } = found.reply;
    likeliest ??= found;
    if (status === 'clarify') return best.found ?? found;
    if (status !== 'answered') continue;
    const fit = fitOf(reading, found);
    if (fit > best.fit) best = { found, fit: fit + CLEARLY };
    if (fit >= FITS || (reading.how === 'alone' && confidence >= SURE && isSame(found))) break;
  }
  const chosen = best.found ?? likeliest;
  if (!chosen) throw new RangeError('A message needs a reading.');
  return chosen;
}
