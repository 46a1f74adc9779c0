import { type Form, type Problem, validators } from "@duheng/contracts";
import { withTextAt } from "@duheng/contracts/text-at";
import { checkForm } from "@duheng/form";

/**
 * The form with the fix of one problem applied to the formula it is about; null where the form has since changed so that
 * the problem is no longer there.
 */
export function mendProblem(form: Form, shown: Problem): Form | null {
  const problem = checkForm(form).find((each) => isSame(each, shown));
  const fix = problem?.diagnostic?.fix;
  if (problem === undefined || fix === undefined) return null;
  const mended = withTextAt(
    form,
    problem.path,
    (source) => source.slice(0, fix.from) + fix.insert + source.slice(fix.to),
  );
  return validators.Form.parse(mended);
}

function isSame(one: Problem, other: Problem): boolean {
  return (
    one.path === other.path &&
    one.code === other.code &&
    one.message.zh === other.message.zh &&
    one.diagnostic?.from === other.diagnostic?.from
  );
}
