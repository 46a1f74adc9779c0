import { validators } from "@duheng/contracts";
import { useCase } from "../use-cases/use-case.ts";
import { ImportRowModel, imports } from "./model.ts";
import { byCaller, ownImport, refuseWritten } from "./own-import.ts";
import { recheck } from "./recheck.ts";
import { sourceName } from "./stage.ts";

/** Leaves out all rows that are refused, or in doubt, so that the others can be written. Errors: `wrong-state`, `conflict`. */
export const leaveOutRows = useCase({
  name: "imports.leaveOut",
  ability: ["update", "imports"],
  input: validators.LeaveOutInput,
  transactions: "own",
  before: ({ input, caller }) => ownImport(input.id, caller, "update"),
  run: async ({ input, before, caller }) => {
    refuseWritten(before);
    // First of all: who saw other rows refused is told so.
    const begun = await imports.replace({ ...before, revision: input.revision });
    await ImportRowModel.updateMany(
      { importId: before.id, verdict: input.verdict },
      { $set: { isLeftOut: true } },
    );
    return recheck(begun, byCaller(caller));
  },
  audit: {
    target: ({ input, result }) => ({ kind: "imports", id: input.id, name: sourceName(result) }),
    grouped: true,
  },
});
