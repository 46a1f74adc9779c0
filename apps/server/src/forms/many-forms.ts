import { formDrafts } from "./model.ts";

/** Several forms, for what acts on them at once. */
export const manyForms = { subject: "forms", repository: formDrafts } as const;
