import { describe, expect, it } from 'vitest';
import { chooseReading } from './choose-reading.ts';
import { alone, type Reading } from './reading.ts';

type Status = 'answered' | 'refused' | 'clarify';
const beside = (text: string): Reading => ({ text, how: 'beside', inherited: '押金' });

/** What is found for each reading, by its text: status, confidence, fit, and whether it is of the subject. */
async function choose(readings: Reading[], results: Record<string, [Status, number, number, boolean?]>) {
  const tried: string[] = [];
  const of = (text: string) => results[text] ?? (['refused', 0, 0] as const);
  const find = async ({ text }: Reading) => {
    tried.push(text);
    const [status, confidence] = of(text);
    return { text, reply: { status, confidence } };
  };
  const { text } = await chooseReading(readings, find, {
    fitOf: (reading) => of(reading.text)[2],
    isSame: (found) => of(found.text)[3] ?? false,
  });
  return { text, tried };
}

describe('choosing among the readings of a message', () => {
  it('takes the one whose answer fits clearly better, and of equals the likelier', async () => {
    const readings = [alone('甲'), beside('乙')];
    expect((await choose(readings, { 甲: ['answered', 0.9, 0.5], 乙: ['answered', 0.9, 0.8] })).text).toBe('乙');
    expect((await choose(readings, { 甲: ['answered', 0.5, 0.8], 乙: ['answered', 0.9, 0.82] })).text).toBe('甲');
  });

  it('passes over one that is refused, and one that fits nothing of what was typed', async () => {
    const readings = [alone('甲'), beside('乙')];
    expect((await choose(readings, { 乙: ['answered', 0.9, 0.8] })).text).toBe('乙');
    expect((await choose(readings, { 乙: ['answered', 0.9, 0] })).text).toBe('甲');
  });

  it('looks no further than a sure answer about the same subject', async () => {
    const sure = await choose([alone('甲'), beside('乙')], { 甲: ['answered', 0.9, 0.7, true] });
    expect(sure.tried).toEqual(['甲']);
  });

  it('asks back rather than guess that another is meant', async () => {
    const asked = await choose([alone('甲'), beside('乙')], { 甲: ['clarify', 0.9, 0], 乙: ['answered', 0.9, 1] });
    expect(asked.text).toBe('甲');
  });

  it('needs a reading', async () => {
    await expect(choose([], {})).rejects.toThrow(RangeError);
  });
});
