import { toHalfWidth } from "./half-width.ts";

/** Yes or no as people write or paste it: 是, 否, √, ×, yes, no. Undefined for anything else. */
export function readBoolean(text: string): boolean | undefined {
  return words.get(toHalfWidth(text).trim().toLowerCase());
}

const words = new Map<string, boolean>([
  ...["是", "有", "对", "√", "✓", "✔", "true", "yes", "y", "1"].map((word) => [word, true] as const),
  ...["否", "无", "错", "×", "✗", "✘", "false", "no", "n", "0"].map((word) => [word, false] as const),
]);
