/**
 * Says the same in other words: members of a paraphrase group found in a text (the longest at each place) are exchanged
 * for another member of their group, each with probability one half.
 *
 *   洗衣机 [不转了] [怎么办]  →  洗衣机 [转不动] [咋整]
 *
 * Members of one character and those that stand in several groups are left alone: what they mean depends on what is
 * around them.
 */
const LONGEST = 12;

export function createSubstitute(groups, random) {
  const others = new Map();
  const ambiguous = new Set();
  for (const group of groups) {
    const members = group.filter((member) => !member.includes('{'));
    for (const member of members) {
      if (others.has(member) || member.length < 2) ambiguous.add(member);
      others.set(member, members);
    }
  }
  for (const member of ambiguous) others.delete(member);

  const longestAt = (text, at) => {
    for (let length = Math.min(LONGEST, text.length - at); length >= 2; length--) {
      const member = text.slice(at, at + length);
      if (others.has(member)) return member;
    }
    return '';
  };
  return (text) => {
    let result = '';
    for (let at = 0; at < text.length; ) {
      const found = longestAt(text, at);
      if (found === '') {
        result += text[at++];
        continue;
      }
      const choice = others.get(found).filter((member) => member !== found);
      result += random() < 0.5 ? (choice[Math.floor(random() * choice.length)] ?? found) : found;
      at += found.length;
    }
    return result;
  };
}

/** Uniform numbers in [0, 1) from a seed: Mulberry32, Tommy Ettinger 2017. */
export function seeded(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
