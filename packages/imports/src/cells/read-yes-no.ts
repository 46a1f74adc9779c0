import type { Read } from "../definition.ts";
import { comparable } from "./normal-text.ts";

const yes = new Set(["是", "有", "√", "✓", "✔", "对", "y", "yes", "true", "1"]);
const no = new Set(["否", "无", "不是", "没有", "×", "✗", "✘", "x", "n", "no", "false", "0"]);

/** Yes or no, in the ways in which tables say it. */
export function readYesNo(text: string): Read {
  const word = comparable(text);
  if (yes.has(word)) return { value: true };
  if (no.has(word)) return { value: false };
  return { code: "not-yes-no", message: { zh: "请填“是”或“否”", en: "must be yes or no" } };
}
