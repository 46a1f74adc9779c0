import type { BilingualText } from "@duheng/contracts";

/** What refers to a document that somebody wants to remove: so many, some of them by name. */
export interface Use {
  /** For whom the wording is not enough: `used-by-papers`. */
  readonly code: string;
  readonly words: BilingualText;
}

/** One way in which a document is referred to. */
export interface UseOf {
  /** The paths of stored documents that it looks at, as `Collection.path[]`; a test holds them against the schemas. */
  readonly covers: readonly string[];
  /** undefined: nothing refers to it in this way. */
  find(id: string): Promise<Use | undefined>;
}

/** So many are named before “and others”. */
export const namedMost = 3;

/** Some by name, then how many there are: “甲”“乙”“丙”等 5 个; people are counted by another word. */
export function someOf(names: readonly string[], count = names.length, measure = "个"): BilingualText {
  const some = names.slice(0, namedMost);
  const isAll = count <= some.length;
  const zh = some.map((name) => `“${name}”`).join("");
  const en = some.map((name) => `“${name}”`).join(", ");
  if (isAll) return { zh, en };
  return { zh: `${zh}等 ${count} ${measure}`, en: `${en} and ${count - some.length} more` };
}
