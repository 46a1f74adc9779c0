import { pinyinOf } from "./pinyin.ts";

/**
 * All that something is found by, in one text with a line for each: names as they are written and as they sound, in full and by
 * first letters, then what is typed as it is. A search in one field costs a fraction of one in four.
 */
export function searchTextOf(
  names: readonly (string | undefined)[],
  others: readonly (string | undefined)[] = [],
): string {
  const lines = [
    ...names.flatMap((name) => (name === undefined ? [] : [name, ...pinyinOf(name)])),
    ...others,
  ];
  return [...new Set(lines)].filter((line) => line !== undefined).join("\n");
}
