import { type ContributionOf, fillingAmong } from "@duheng/assessment";
import type { TestClient } from "./client.ts";

/** The paper of an assessment as it is filled, as this person sees it. */
export async function filledPaper(
  person: Pick<TestClient, "api">,
  id: string,
): Promise<ContributionOf<"filling">> {
  const filled = fillingAmong(await person.api.assessments.contributions.query({ id }));
  if (filled === undefined) throw new Error(`${id} has no paper`);
  return filled;
}
