import type { FieldInfo, Sentence } from "../api.ts";
import { sentence } from "../problem.ts";

/**
 * removed: the later form does not have the field. other-rows: it has, but in rows where this one was in none, or the
 * other way round. several-places: it may be any of several fields now. other-kind: it is filled in in another way, or
 * the option chosen is not listed.
 */
export type LossReason =
  | "removed"
  | "now-computed"
  | "other-kind"
  | "other-rows"
  | "several-places"
  | "unknown-field";

/** Something filled in that the later form has no place for. */
export interface LostAnswer {
  /** JSON pointer into the earlier answers. */
  readonly path: string;
  readonly title: string;
  /** As it was stored; of several choices those that are gone. */
  readonly value: unknown;
  readonly reason: LossReason;
  readonly message: Sentence;
}

/** Why, for people, by the field's title. */
export const lossMessage: Record<LossReason, (title: string) => Sentence> = {
  removed: (title) => sentence(`新表中没有“${title}”`, `the later form has no "${title}"`),
  "now-computed": (title) => sentence(`“${title}”现在由公式计算`, `"${title}" is computed now`),
  "other-kind": (title) =>
    sentence(
      `“${title}”的填写方式变了，原来的内容放不进去`,
      `"${title}" is filled in in another way now: what was filled in does not fit`,
    ),
  "other-rows": (title) =>
    sentence(
      `“${title}”移入或移出了表格行，无法对应`,
      `"${title}" went into rows or out of them: there is no row to match`,
    ),
  "several-places": (title) =>
    sentence(
      `新表中有几处“${title}”，无法确定是哪一处`,
      `the later form has several places for "${title}": it cannot be told which is meant`,
    ),
  "unknown-field": (title) => sentence(`原表中也没有“${title}”`, `the earlier form had no "${title}" either`),
};

/** Why options that were chosen are lost: what they were called then. */
export function optionsGone({ title, options = [], kind }: FieldInfo, gone: readonly unknown[]): Sentence {
  if (kind === "list") return itemsGone(title, gone);
  const chosen = gone.map((each) => {
    const option = options.find(({ value }) => value === each);
    return option?.title ?? shown(each);
  });
  return sentence(
    `“${title}”不再有选项${chosen.map((each) => `“${each}”`).join("、")}`,
    `"${title}" has no option ${chosen.map((each) => `"${each}"`).join(", ")} any more`,
  );
}

/** Why items of a list are lost. */
function itemsGone(title: string, gone: readonly unknown[]): Sentence {
  return sentence(
    `“${title}”中的${gone.map((each) => `“${shown(each)}”`).join("、")}放不进新的字段`,
    `the field takes no ${gone.map((each) => `"${shown(each)}"`).join(", ")} of "${title}" any more`,
  );
}

/** A value that was never listed may be anything. */
function shown(value: unknown): string {
  if (typeof value !== "string")
    return typeof value === "number" || typeof value === "boolean" ? `${value}` : "…";
  return value.slice(0, 60);
}
