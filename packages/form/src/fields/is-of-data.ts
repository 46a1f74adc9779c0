import type { FieldInfo } from "../api.ts";

/** Whether the field's value is what a dataset says, and nobody fills it in. A formula comes first where there is one. */
export function isOfData({ source, computed }: Pick<FieldInfo, "source" | "computed">): boolean {
  return source !== undefined && computed === undefined;
}
