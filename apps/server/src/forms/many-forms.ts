import { validators } from "@duheng/contracts";
import { formDrafts } from "./model.ts";

/** What acts on several forms at once have in common, for `onMany`. */
export const manyForms = { subject: "forms", repository: formDrafts, input: validators.ManyInput } as const;
