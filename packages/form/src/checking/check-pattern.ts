import type { Problem } from "@duheng/contracts";
import { fieldLimits } from "../fields/limits.ts";
import { type PatternAllowance, patternSize } from "../fields/pattern-size.ts";
import { linearPattern } from "../fields/patterns.ts";
import { pointer } from "../json/pointer.ts";
import { type JsonRecord, ownText } from "../json/record.ts";
import { errorAt } from "../problem.ts";

/** A `pattern` must be one that the linear-time engine takes, and of a size that it runs soon. */
export function checkPattern(schema: JsonRecord, at: string, allowance: PatternAllowance): Problem[] {
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
  if (!allowance.allows(pattern)) return [tooLarge(place, patternSize(pattern))];
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

/** By itself, or with the other patterns of the form. */
function tooLarge(place: string, size: number): Problem {
  const { patternSize: most, patternSizes: mostOfForm } = fieldLimits;
  if (size > most)
    return errorAt(
      place,
      "bad-pattern",
      `格式规则展开后有 ${size} 步，最多 ${most} 步：请减小 {0,1000} 这样的重复次数，字数改用“最多字数”限制`,
      `the pattern comes to ${size} steps with its repetitions written out, at most ${most} are possible: repeat fewer times than {0,1000}, and limit the length by maxLength instead`,
    );
  return errorAt(
    place,
    "bad-pattern",
    `全表的格式规则展开后超过 ${mostOfForm} 步：请简化这一条或其他几条`,
    `the patterns of the form come to more than ${mostOfForm} steps with their repetitions written out: simplify this one or others`,
  );
}
