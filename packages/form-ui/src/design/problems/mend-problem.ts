import { type Form, type Problem, validators } from "@duheng/contracts";
import { checkForm } from "@duheng/form";
import { isRecord } from "../../shared/guards.ts";
import { pointerSteps } from "../../shared/pointers.ts";

/**
 * The form with the fix of one problem applied to the formula it is about; null where the form has since changed so that
 * the problem is no longer there.
 */
export function mendProblem(form: Form, shown: Problem): Form | null {
  const problem = checkForm(form).find((each) => isSame(each, shown));
  const fix = problem?.diagnostic?.fix;
  if (problem === undefined || fix === undefined) return null;
  const mended = changedAt(
    form,
    pointerSteps(problem.path),
    (source) => source.slice(0, fix.from) + fix.insert + source.slice(fix.to),
  );
  return validators.Form.parse(mended);
}

/** The value with the text at a place changed; the same where there is none. */
function changedAt(
  value: unknown,
  [step, ...rest]: readonly string[],
  change: (text: string) => string,
): unknown {
  if (step === undefined) return typeof value === "string" ? change(value) : value;
  if (Array.isArray(value)) {
    const items: readonly unknown[] = value;
    return items.map((item, index) => (index === Number(step) ? changedAt(item, rest, change) : item));
  }
  return isRecord(value) && Object.hasOwn(value, step)
    ? { ...value, [step]: changedAt(value[step], rest, change) }
    : value;
}

function isSame(one: Problem, other: Problem): boolean {
  return (
    one.path === other.path &&
    one.code === other.code &&
    one.message.zh === other.message.zh &&
    one.diagnostic?.from === other.diagnostic?.from
  );
}
