import type { Actor } from "../base/actor.ts";
import type { AppAbility } from "./abilities.ts";

/** Who does something in a tenant, and what the person may do there: of a session, or of a job as the person is now. */
export interface Caller {
  readonly actor: Actor;
  readonly ability: AppAbility;
}
