import { type ContributionOf, isOfKind } from "@duheng/assessment";
import type { Contribution, ContributionKind } from "@duheng/contracts";
import { notFound } from "../../errors/app-error.ts";
import { contributions } from "../model.ts";

/** Everything that was put into an assessment, the oldest first. */
export function contributionsTo(assessmentId: string): Promise<Contribution[]> {
  return contributions.find({ assessmentId }, { sort: { _id: 1 } });
}

/** The filled paper, being filled in or handed in. Errors: `not-found`, which no assessment should come to. */
export async function fillingOf(assessmentId: string): Promise<ContributionOf<"filling">> {
  const [found] = await fillingsOf([assessmentId]);
  if (found === undefined) throw notFound();
  return found;
}

/** The filled papers of several assessments, in no particular order. */
export async function fillingsOf(assessmentIds: readonly string[]): Promise<ContributionOf<"filling">[]> {
  const found = await contributions.find({
    assessmentId: { $in: [...assessmentIds] },
    kind: "filling",
    state: { $in: ["draft", "given"] },
  });
  return found.filter((one) => isOfKind(one, "filling"));
}

/** What counts of one kind in several assessments, in no particular order. */
export async function givenIn<Kind extends ContributionKind>(
  assessmentIds: readonly string[],
  kind: Kind,
): Promise<ContributionOf<Kind>[]> {
  const found = await contributions.find({ assessmentId: { $in: [...assessmentIds] }, kind, state: "given" });
  return found.filter((one) => isOfKind(one, kind));
}
