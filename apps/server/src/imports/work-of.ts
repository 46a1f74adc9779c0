import type { Import } from "@duheng/contracts";
import { AppError } from "../errors/app-error.ts";
import { type ImportKind, importKind } from "../import-kinds/import-kind.ts";
import type { Caller } from "../permissions/caller.ts";
import { imports } from "./model.ts";
import { kindReading } from "./reading.ts";

/** What a step of a job works on, as whom: the import as it is now, for who may still import its kind. Errors: `forbidden`. */
export async function workOf(
  importId: string,
  caller: Caller | undefined,
): Promise<{ present: Import; kind: ImportKind; by: Caller }> {
  if (caller === undefined) throw new AppError("forbidden");
  const present = await imports.get(importId);
  const kind = kindReading(await importKind(present), present);
  if (!caller.ability.can(...kind.ability)) throw new AppError("forbidden");
  return { present, kind, by: caller };
}
