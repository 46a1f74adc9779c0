import type { Assessment } from "@duheng/contracts";
import { notFound } from "../errors/app-error.ts";
import type { Action } from "../permissions/abilities.ts";
import type { Caller } from "../permissions/caller.ts";
import { conditionsOf } from "../permissions/record-conditions.ts";
import { assessments } from "./model.ts";

/** The assessment, when the person may do this to it. Errors: `not-found` otherwise, so that nobody can tell what exists. */
export async function permitted(
  { ability }: Pick<Caller, "ability">,
  action: Action,
  id: string,
): Promise<Assessment> {
  const found = await assessments.findOne({
    $and: [{ _id: id }, conditionsOf(ability, action, "assessments")],
  });
  if (!found) throw notFound();
  return found;
}
