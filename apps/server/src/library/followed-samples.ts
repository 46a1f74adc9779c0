import type { Form } from "@duheng/contracts";
import { type FormMerge, withFollowed } from "@duheng/form";
import { AppError, problem } from "../errors/app-error.ts";
import { inWorkshop } from "../workshop/in-workshop.ts";

/**
 * The merged form with the expected values of those samples as they come out now, that a person has accepted. Errors:
 * `invalid-input` for a sample that does not merely follow changed formulas, as the page showed it.
 */
export async function acceptFollowed(
  { merged, mine, theirs }: FormMerge,
  accepted: readonly string[] = [],
): Promise<Form> {
  if (accepted.length === 0) return merged;
  const { samples } = await inWorkshop("checkWhole", merged);
  const following = await inWorkshop("followingSamples", merged, samples, [mine, theirs]);
  const unknown = accepted.flatMap((id, index) => (following.some((each) => each.id === id) ? [] : [index]));
  if (unknown.length > 0) {
    throw new AppError("invalid-input", {
      problems: unknown.map((index) =>
        problem(
          "not-following",
          `/followed/${index}`,
          "这份样例并非只因公式改动而变，应得分不能直接采用，请在设计器中核对",
          "is no sample that merely follows changed formulas: look at it in the designer",
        ),
      ),
    });
  }
  return withFollowed(
    merged,
    following.filter(({ id }) => accepted.includes(id)),
  );
}
