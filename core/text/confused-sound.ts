/**
 * The sound that a syllable is one with where speakers and input methods do not keep them apart:
 *
 *   zh ch sh = z c s     n = l     final ng = n     hu = f
 *
 *   zhong → zon     luan → nuan     huang, fang → fan
 */
export function confusedSound(syllable: string): string {
  const sound = syllable
    .replace(/^([zcs])h/, '$1')
    .replace(/^l/, 'n')
    .replace(/ng$/, 'n');
  return HU.get(sound) ?? sound;
}

const HU = new Map([
  ['hu', 'fu'],
  ['hua', 'fa'],
  ['huan', 'fan'],
  ['hui', 'fei'],
  ['hun', 'fen'],
  ['huo', 'fo'],
]);
