import type { StoredDocument } from '../documents/document.ts';

/**
 * What a document is limited to: a region, a product, a kind of member; `applies_to` in its front matter.
 *
 *   《上海收费标准》 applies_to 上海     《北京收费标准》 applies_to 北京     《退货办法》 no applies_to
 *
 *   上海的押金是多少      names 上海: 《上海…》 before all others; 《北京…》 is not used, unless it speaks of 上海
 *   押金是多少            names none: any may answer, and it is said that it holds only for 上海
 *
 * A value counts only where it tells documents apart: where some document has it and another has values and none in common
 * with that one. `消费者` on every document limits nothing.
 */
export type Applicability = {
  /** The telling values that a folded question names; one that is denied (非会员) does not count. */
  namedIn(question: string): readonly string[];
  /** Whether a document is one of those that a named value is a value of. */
  isFor(document: StoredDocument, named: readonly string[]): boolean;
  /** Whether a document is for something else than what is named, and does not speak of it. */
  isForOthers(document: StoredDocument, named: readonly string[]): boolean;
  /** What a document alone holds for, where another one holds for something else; empty for most. */
  limitsOf(document: StoredDocument): readonly string[];
};

/** A single character is part of too many words. */
const SHORTEST = 2;

/** `fold`: NFKC, lower case, Simplified. */
export function createApplicability(
  documents: ReadonlyMap<string, StoredDocument>,
  fold: (text: string) => string,
): Applicability {
  const valuesOf = new Map<string, readonly string[]>();
  for (const { id, appliesTo } of documents.values()) if (appliesTo) valuesOf.set(id, appliesTo.map(fold));
  const sets = [...new Map([...valuesOf.values()].map((values) => [values.join('\n'), values])).values()];
  const isLimited = (values: readonly string[]) => sets.some((other) => isApart(values, other));
  const limited = new Map([...valuesOf].filter(([, values]) => isLimited(values)));
  /** Longest first: 企业会员 is not 会员. */
  const telling = [...new Set([...limited.values()].flat())]
    .filter((value) => value.length >= SHORTEST)
    .sort((a, b) => b.length - a.length);
  const values = ({ id }: StoredDocument) => limited.get(id) ?? [];
  const spokenOf = new Map<string, boolean>();
  const speaksOf = ({ id, title, text }: StoredDocument, value: string): boolean => {
    const key = `${id}\n${value}`;
    const known = spokenOf.get(key) ?? fold(`${title}\n${text}`).includes(value);
    spokenOf.set(key, known);
    return known;
  };

  return {
    namedIn(question) {
      let rest = question;
      const named: string[] = [];
      for (const value of telling) {
        const places = rest.split(value);
        if (places.slice(0, -1).some((before) => !DENIED.test(before))) named.push(value);
        rest = places.join('\n');
      }
      return named;
    },
    isFor: (document, named) => values(document).some((value) => named.includes(value)),
    isForOthers(document, named) {
      const own = values(document);
      if (named.length === 0 || own.length === 0 || own.some((value) => named.includes(value))) return false;
      return !named.some((value) => speaksOf(document, value));
    },
    limitsOf: (document) => (limited.has(document.id) ? (document.appliesTo ?? []) : []),
  };
}

const isApart = (a: readonly string[], b: readonly string[]): boolean => !a.some((value) => b.includes(value));

const DENIED = /(?:非|不是|不属于|并不?是|没有|不算)$/;
