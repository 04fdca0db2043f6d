import { expect, it } from 'vitest';
import { confusedSound } from './confused-sound.ts';

it.each([
  ['zhong', 'zon'],
  ['shi', 'si'],
  ['luan', 'nuan'],
  ['huang', 'fan'],
  ['hui', 'fei'],
  ['hu', 'fu'],
  ['he', 'he'],
  ['xiu', 'xiu'],
])('%s sounds like %s', (syllable, sound) => {
  expect(confusedSound(syllable)).toBe(sound);
  expect(confusedSound(sound)).toBe(sound);
});
