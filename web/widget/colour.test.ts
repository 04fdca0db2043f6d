import fc from 'fast-check';
import { expect, it } from 'vitest';
import { contrast, DARK_GROUND, paletteOf, parseRgb, WHITE } from './colour.ts';

const channel = fc.nat({ max: 255 });

it('makes of every colour one that can be read on, and text of it that can be read', () => {
  fc.assert(
    fc.property(fc.tuple(channel, channel, channel), (primary) => {
      const palette = paletteOf(primary);
      expect(contrast(palette.accent, palette.onAccent)).toBeGreaterThanOrEqual(4.5);
      for (const ground of [WHITE, palette.tintOnLight]) {
        expect(contrast(palette.textOnLight, ground)).toBeGreaterThanOrEqual(4.5);
      }
      for (const ground of [DARK_GROUND, palette.tintOnDark]) {
        expect(contrast(palette.textOnDark, ground)).toBeGreaterThanOrEqual(4.5);
      }
    }),
  );
});

it('keeps a colour that can be read as it is', () => {
  expect(paletteOf([15, 107, 95])).toMatchObject({ accent: [15, 107, 95], onAccent: WHITE });
  expect(contrast([0, 0, 0], WHITE)).toBe(21);
});

it('reads colours as browsers compute them', () => {
  expect(parseRgb('rgb(22, 119, 255)')).toEqual([22, 119, 255]);
  expect(parseRgb('rgba(0, 0, 0, 0.5)')).toEqual([0, 0, 0]);
  expect(parseRgb('oklch(0.6 0.2 200)')).toBeUndefined();
});
