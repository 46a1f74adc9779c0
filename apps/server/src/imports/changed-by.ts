import type { Import } from "@duheng/contracts";
import type { Caller } from "../permissions/caller.ts";
import { ImportRowModel } from "./model.ts";
import { ownImport } from "./own-import.ts";

/** An import, and the records that it changes as it stands now. Errors: those of `ownImport`. */
export async function changedBy(
  importId: string,
  caller: Caller,
): Promise<{ readonly of: Import; readonly targetIds: readonly string[] }> {
  const of = await ownImport(importId, caller, "read");
  const targetIds = await ImportRowModel.distinct("targetId", {
    importId,
    verdict: { $in: ["changed", "gone"] },
  });
  return { of, targetIds: targetIds.filter((id) => id !== undefined && id !== null) };
}
