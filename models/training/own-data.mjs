/** Customer language of our own: `data/pairs/*.jsonl` and the paraphrase groups of `data/paraphrases/*.tsv`. */
import { readdirSync, readFileSync } from 'node:fs';

const folder = new URL('data/', import.meta.url);

function files(name, ending) {
  const inside = new URL(`${name}/`, folder);
  const names = readdirSync(inside).filter((file) => file.endsWith(ending));
  return names.sort().map((file) => readFileSync(new URL(file, inside), 'utf8').trim().split('\n'));
}

/** Every way of asking with the passage that answers and one that does not: three pairs {q, p, n} for each line. */
export function customerPairs() {
  const lines = files('pairs', '.jsonl').flat();
  return lines.flatMap((line) => {
    const { question, paraphrases, passage, negative } = JSON.parse(line);
    return [question, ...paraphrases].map((q) => ({ q, p: passage, n: negative }));
  });
}

/** Groups of words, phrases and patterns that mean the same; patterns keep their `{x}`. */
export function paraphraseGroups() {
  const lines = files('paraphrases', '.tsv').flat();
  return lines.filter((line) => line !== '' && !line.startsWith('#')).map((line) => line.split('\t'));
}

/** Every two members of a group as a pair {q, p}, patterns left out; `key` names the group. */
export function synonymPairs() {
  const groups = paraphraseGroups().map((group) => group.filter((member) => !member.includes('{')));
  return groups.flatMap((group) => group.flatMap((q, i) => group.slice(i + 1).map((p) => ({ q, p, key: group[0] }))));
}
