import type { Import, ImportRow } from "@duheng/contracts";
import { AppError } from "../errors/app-error.ts";
import { importKindHead } from "../import-kinds/import-kind.ts";
import type { Action } from "../permissions/abilities.ts";
import type { Caller } from "../permissions/caller.ts";
import { allowed } from "../use-cases/documents/contract.ts";
import { importRows, imports } from "./model.ts";

/** An import that the caller may do this to, and whose records he may import. Errors: `not-found`, `forbidden`. */
export async function ownImport(id: string, caller: Caller, action: Action): Promise<Import> {
  const found = await allowed({ subject: "imports", repository: imports }, caller, action, id);
  const { ability } = importKindHead(found.kind);
  if (!caller.ability.can(...ability)) throw new AppError("forbidden");
  return found;
}

/** A row with its import. Errors: those of `ownImport`. */
export async function ownRow(id: string, caller: Caller): Promise<{ row: ImportRow; of: Import }> {
  const row = await importRows.get(id);
  return { row, of: await ownImport(row.importId, caller, "update") };
}

/** Refuses (`wrong-state`) to change what is being written, or was. */
export function refuseWritten({ state }: Import): void {
  if (state === "staged" || state === "reading") return;
  throw new AppError("wrong-state", {
    message: {
      zh: "这份导入已经写入，不能再改动。要更改，请撤销后重新导入。",
      en: "This import has been written and cannot be changed any more. Undo it, then import anew.",
    },
  });
}

/** Who acts, as an import keeps it. */
export function byCaller({ actor }: Caller): Import["by"] {
  return { userId: actor.userId, name: actor.name };
}
