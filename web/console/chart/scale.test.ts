import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countTicksTo, labelled, ticksTo } from './scale.ts';

describe('ticks', () => {
  it('are round', () => {
    expect(ticksTo(17)).toEqual([0, 5, 10, 15, 20]);
    expect(ticksTo(0.7)).toEqual([0, 0.2, 0.4, 0.6, 0.8]);
    expect(ticksTo(1200)).toEqual([0, 500, 1000, 1500]);
    expect(countTicksTo(0)).toEqual([0, 1]);
    expect(countTicksTo(1)).toEqual([0, 1, 2]);
    expect(countTicksTo(3)).toEqual([0, 1, 2, 3, 4]);
  });

  it('reach above what is shown, are few, and grow', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.001, max: 1e9, noNaN: true }), (most) => {
        const ticks = ticksTo(most);
        expect(ticks.at(-1)).toBeGreaterThanOrEqual(most * (1 - 1e-9));
        expect(ticks.length).toBeGreaterThanOrEqual(2);
        expect(ticks.length).toBeLessThanOrEqual(6);
        expect(ticks).toEqual([...ticks].sort((a, b) => a - b));
      }),
    );
  });

  it('of counts are whole', () => {
    fc.assert(
      fc.property(fc.nat(100_000), (most) => {
        expect(countTicksTo(most).filter((tick) => !Number.isInteger(tick))).toEqual([]);
      }),
    );
  });
});

describe('labels', () => {
  it('have room, and the last one is written', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 366 }), fc.integer({ min: 100, max: 2000 }), (count, width) => {
        const shown = labelled(count, width, 40);
        expect(shown.has(count - 1)).toBe(true);
        expect(shown.size).toBeLessThanOrEqual(Math.ceil(width / 40) + 1);
      }),
    );
  });
});
