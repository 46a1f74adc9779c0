import { type FileRules, type StoredFile, validators } from "@duheng/contracts";
import { permitted } from "../assessments/permitted.ts";
import { nothing, procedure } from "../rpc/procedure.ts";
import { router } from "../rpc/trpc.ts";
import { fileKinds } from "./kinds/kinds.ts";
import { storedFiles } from "./model.ts";
import { fileSettings } from "./settings.ts";

/** About files; their contents go by /api/files (http/files.ts). Who may read the assessment may read its files. */
export const filesRouter = router({
  rules: procedure({ ability: ["read", "assessments"], input: nothing }).query((): FileRules => {
    const { maxBytes, scanner } = fileSettings();
    const types = fileKinds.map(({ type }) => type).join(",");
    return { maxBytes, types, scanned: scanner !== undefined };
  }),
  ofAssessment: procedure({
    ability: ["read", "assessments"],
    input: validators.GetInput,
    granted: "read",
  }).query(async ({ input, ctx }): Promise<StoredFile[]> => {
    const { id } = await permitted(ctx, "read", input.id);
    return storedFiles.find({ "owner.kind": "assessments", "owner.id": id }, { sort: { createdAt: 1 } });
  }),
});
