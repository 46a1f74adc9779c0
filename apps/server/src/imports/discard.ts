import { validators } from "@duheng/contracts";
import { useCase } from "../use-cases/use-case.ts";
import { ImportRowModel, imports } from "./model.ts";
import { ownImport, refuseWritten } from "./own-import.ts";
import { sourceName } from "./stage.ts";

/** Throws away an import that was not written. Errors: `wrong-state`, `conflict`. */
export const discardImport = useCase({
  name: "imports.discard",
  ability: ["update", "imports"],
  input: validators.RemoveInput,
  before: ({ input, caller }) => ownImport(input.id, caller, "update"),
  run: async ({ input: { id, revision }, before }) => {
    refuseWritten(before);
    await imports.remove(id, revision);
    await ImportRowModel.deleteMany({ importId: id });
    return { id };
  },
  audit: { target: ({ before }) => ({ kind: "imports", id: before.id, name: sourceName(before) }) },
});
