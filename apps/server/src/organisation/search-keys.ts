import { pinyinOf } from "../base/pinyin.ts";

/** So many names are remembered: all those of a city, twice. */
const most = 4000;
const known = new Map<string, string>();

/** What a name is found by, beside itself: its pinyin in full and by first letters, with spaces between. */
export function searchKeys(name: string): string {
  const found = known.get(name);
  if (found !== undefined) return found;
  if (known.size >= most) known.clear();
  const keys = pinyinOf(name).join(" ");
  known.set(name, keys);
  return keys;
}
