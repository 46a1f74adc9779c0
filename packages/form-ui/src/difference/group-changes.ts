import type { Change } from "@duheng/form";

/** Changes of one area of the form. */
export interface ChangeGroup {
  readonly area: "scoring" | "fields" | "data" | "layout" | "samples" | "form";
  readonly changes: readonly Change[];
}

/** Changes by area, what decides scores first, samples last; areas without changes are left out. */
export function groupChanges(changes: readonly Change[]): ChangeGroup[] {
  return order
    .map((area) => ({ area, changes: changes.filter((change) => areaOf[change.part] === area) }))
    .filter((group) => group.changes.length > 0);
}

const order: readonly ChangeGroup["area"][] = ["scoring", "fields", "data", "layout", "form", "samples"];

const areaOf: Readonly<Record<Change["part"], ChangeGroup["area"]>> = {
  indicator: "scoring",
  group: "scoring",
  score: "scoring",
  ratings: "scoring",
  field: "fields",
  dataset: "data",
  column: "data",
  page: "layout",
  section: "layout",
  sample: "samples",
  form: "form",
};
