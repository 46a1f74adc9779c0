import { accessibleBy } from "@casl/mongoose";
import { type MadeFilter, madeFilter } from "../database/filter.ts";
import type { Action, AppAbility, Subject } from "./abilities.ts";

/** The records of a subject that an ability reaches, as a filter; one that matches nothing when it reaches none. */
export function conditionsOf(ability: AppAbility, action: Action, subject: Subject): MadeFilter {
  return madeFilter(accessibleBy(ability, action).ofType(subject));
}
