import type { TypedProgram } from "@duheng/formula/runtime";
import type { FullLayout } from "../api.ts";
import type { LevelPlan } from "../planning/plan.ts";
import type { ScoredForm } from "../scored-form.ts";

/** All that a paper holds beside the validator's code: plain JSON. */
export interface PaperData {
  readonly version: 1;
  readonly form: ScoredForm;
  readonly plan: LevelPlan;
  readonly program: TypedProgram;
  /** Keys of the fields as the form lists them; the plan has them in another order. */
  readonly keys: readonly string[];
  readonly layout: FullLayout;
  /** Absent in papers compiled before defaults began inside of objects: theirs begin as they did. */
  readonly defaults?: "inside";
}

/** ajv's standalone validator of handed-in answers. */
export interface FieldsValidator {
  (answers: unknown): boolean;
  errors?:
    | readonly {
        readonly instancePath: string;
        readonly keyword: string;
        readonly message?: string;
        /** Of `required`: the property that is not there. */
        readonly params?: { readonly missingProperty?: string };
      }[]
    | null;
}
