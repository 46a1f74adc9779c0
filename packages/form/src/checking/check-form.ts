import type { Form, Problem } from "@duheng/contracts";
import type { Program } from "@duheng/formula";
import type { FieldInfo, FormContext } from "../api.ts";
import { readFields } from "../fields/read-fields.ts";
import { makePlan, type PlanResult } from "../planning/make-plan.ts";
import { capped, FormError, isError } from "../problem.ts";
import { checkDatasets } from "./check-datasets.ts";
import { checkDefaults } from "./check-defaults.ts";
import { checkDocument } from "./check-document.ts";
import { checkFields } from "./check-fields.ts";
import { checkGroupKinds } from "./check-group-kinds.ts";
import { checkIdentity } from "./check-identity.ts";
import { checkIndicators } from "./check-indicators.ts";
import { checkLayout } from "./check-layout.ts";
import { checkProgram } from "./check-program.ts";
import { checkRatings } from "./check-ratings.ts";
import { checkScore } from "./check-score.ts";
import { checkSources } from "./check-sources.ts";
import { checkTasks } from "./check-tasks.ts";
import { checkTitles } from "./check-titles.ts";

/**
 * Everything that can be wrong in a form beyond its outer JSON Schema (`validators.Form`, to be asked first): hostile
 * or unsupported fields, ids and codes, groups, layout, ratings, and every formula with its diagnostics. Empty, or
 * warnings only: the form can be prepared and published. Of hundreds of problems the first are told, and how many
 * more there are. Never throws.
 */
export function checkForm(form: Form, context: FormContext = {}): Problem[] {
  return capped(examine(form, context).problems);
}

interface Examination {
  readonly problems: readonly Problem[];
  /** Null where the fields are not sound enough to read. */
  readonly sound: SoundForm | null;
}

interface SoundForm {
  readonly fields: readonly FieldInfo[];
  readonly plan: PlanResult;
  /** Null where it does not compile. */
  readonly program: Program | null;
}

/** checkForm, keeping what it had to make on the way, and telling all problems, however many. */
export function examine(form: Form, context: FormContext): Examination {
  const hostile = checkDocument(form);
  if (hostile.length > 0) return { problems: hostile, sound: null };
  const problems = [
    ...checkFields(form.fields),
    ...checkIdentity(form),
    ...checkIndicators(form),
    ...checkGroupKinds(form),
    ...checkScore(form),
    ...checkRatings(form),
    ...checkTitles(form),
  ];
  // Formulas are checked against the fields: unsound ones would only add guesses.
  if (problems.some((problem) => isError(problem) && problem.path.startsWith("/fields")))
    return { problems, sound: null };
  const fields = readFields(form.fields);
  const plan = makePlan(fields, context.edition);
  const { problems: ofProgram, program } = checkProgram(form, fields, plan.schema, context);
  return {
    problems: [
      ...problems,
      ...checkDefaults(fields),
      ...checkTasks(fields),
      ...checkDatasets(form, fields),
      ...checkSources(fields),
      ...checkLayout(form, fields),
      ...plan.problems,
      ...ofProgram,
    ],
    sound: { fields, plan, program },
  };
}

/** What a form that checks was made into. Throws FormError with the errors of one that does not. */
export function examineSound(form: Form, context: FormContext): SoundForm & { readonly program: Program } {
  const { problems, sound } = examine(form, context);
  const errors = problems.filter(isError);
  if (sound === null || sound.program === null || errors.length > 0) throw new FormError(capped(errors));
  return { ...sound, program: sound.program };
}
