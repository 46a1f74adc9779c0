import type { Problem } from "@duheng/contracts";
import { fieldLimits } from "../fields/limits.ts";
import { prototypeKeys } from "../fields/reserved-keys.ts";
import { pointer } from "../json/pointer.ts";
import { errorAt } from "../problem.ts";

/**
 * What must hold before anything walks a document: its depth, its size, and no key that reaches into JavaScript's
 * prototypes. Without recursion, so that depth itself does no harm, and it stops where the document is too large.
 */
export function checkDocument(document: unknown, largest: number = fieldLimits.size): Problem[] {
  const problems: Problem[] = [];
  const waiting: { value: unknown; path: string; depth: number }[] = [
    { value: document, path: "", depth: 0 },
  ];
  let size = 0;
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { value, path, depth } = next;
    size += typeof value === "string" ? value.length + 2 : 4;
    if (size > largest) return [...problems, tooLarge(largest)];
    if (typeof value !== "object" || value === null) continue;
    if (depth >= fieldLimits.jsonDepth) {
      problems.push(
        errorAt(
          path,
          "too-deep",
          "嵌套过深，请减少层次",
          `is nested deeper than ${fieldLimits.jsonDepth} levels`,
        ),
      );
      continue;
    }
    // Counted before any is lined up: millions of them end it at once.
    const keys = Object.keys(value);
    for (const key of keys) {
      size += key.length + 4;
      if (size > largest) return [...problems, tooLarge(largest)];
    }
    if (size + keys.length * 4 > largest) return [...problems, tooLarge(largest)];
    for (const key of keys) {
      const place = pointer(path, key);
      const child: unknown = Reflect.get(value, key);
      if (prototypeKeys.has(key)) problems.push(prototypeKey(place, key));
      else waiting.push({ value: child, path: place, depth: depth + 1 });
    }
  }
  return problems.sort((a, b) => (a.path < b.path ? -1 : 1));
}

function tooLarge(largest: number): Problem {
  const limit = largest / 1_000_000;
  return errorAt(
    "",
    "too-large",
    `考核表过大（上限 ${limit} 百万字符）`,
    `the form is larger than ${limit} million characters`,
  );
}

function prototypeKey(path: string, key: string): Problem {
  return errorAt(
    path,
    "forbidden-key",
    `“${key}”不能用作名称，请换一个`,
    `"${key}" must not be used as a name`,
  );
}
