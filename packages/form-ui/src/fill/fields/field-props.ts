import type { LayoutItem } from "@duheng/contracts";
import type { FieldInfo, TaskKeys } from "@duheng/form";

/** What a field is drawn from. */
export interface FieldProps {
  readonly field: FieldInfo;
  readonly path: string;
  readonly as?: LayoutItem["as"];
  readonly span?: number;
  /** Where the rows are a task's milestones: which of their fields is what. */
  readonly milestone?: TaskKeys["milestone"] | undefined;
}
