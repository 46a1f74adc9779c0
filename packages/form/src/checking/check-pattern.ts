import type { Problem } from "@duheng/contracts";
import { fieldLimits } from "../fields/limits.ts";
import { linearPattern } from "../fields/patterns.ts";
import { pointer } from "../json/pointer.ts";
import { type JsonRecord, ownText } from "../json/record.ts";
import { errorAt } from "../problem.ts";

/** A `pattern` must be one that the linear-time engine takes. */
export function checkPattern(schema: JsonRecord, at: string): Problem[] {
  const pattern = ownText(schema, "pattern");
  if (pattern === undefined) return [];
  const place = pointer(at, "pattern");
  if (pattern.length > fieldLimits.patternLength) {
    const limit = fieldLimits.patternLength;
    return [
      errorAt(
        place,
        "bad-pattern",
        `格式规则超过 ${limit} 个字符`,
        `the pattern is longer than ${limit} characters`,
      ),
    ];
  }
  try {
    linearPattern(pattern);
    return [];
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return [
      errorAt(
        place,
        "bad-pattern",
        `格式规则不能用（不支持前后查找和反向引用）：${reason}`,
        `the pattern is not supported (no look-around, no back-references): ${reason}`,
      ),
    ];
  }
}
