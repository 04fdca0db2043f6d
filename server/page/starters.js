const DOCUMENTS = 6;
const STARTERS = 4;

/** What the documents are about, and some of their own headings to begin with, spread over several documents. */
export async function readStarters() {
  const { documents } = await getJson('api/documents');
  const some = spread(documents, DOCUMENTS);
  const texts = await Promise.all(some.map(({ id }) => getJson(`api/documents/${encodeURIComponent(id)}`)));
  const headings = texts.map(({ sections }) => sections.map(({ path }) => bare(path.at(-1) ?? '')).filter(speaks));
  return {
    documents: documents.length,
    starters: interleave(headings.map((list) => spread([...new Set(list)], STARTERS))),
  };
}

async function getJson(path) {
  const response = await fetch(path);
  if (!response.ok) throw new Error(`${path} ${response.status}`);
  return response.json();
}

/** `count` entries at even distances. */
const spread = (list, count) =>
  list.length <= count ? list : Array.from({ length: count }, (_, i) => list[Math.floor((i * list.length) / count)]);

/** A heading without its numbering: `第三章 维修`, `（一）范围`, `2.1 退货` → the words. */
const bare = (heading) =>
  heading
    .replace(
      /^\s*(第[\d一二三四五六七八九十百零]+[章节条篇部点步]|[（(]?[\d一二三四五六七八九十]+(\.\d+)*[)）、.．]?)[\s：:、]*/,
      '',
    )
    .trim();

/** Long enough to mean something alone, short enough for a button. */
const speaks = (heading) => /^[\p{Script=Han}\p{L}\p{N}、，？“”《》·/\s-]{4,18}$/u.test(heading);

function interleave(lists) {
  const rounds = Math.max(0, ...lists.map((list) => list.length));
  const all = Array.from({ length: rounds }, (_, i) => lists.map((list) => list[i])).flat();
  return [...new Set(all.filter((heading) => heading !== undefined))].slice(0, STARTERS);
}
