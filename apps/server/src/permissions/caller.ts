import type { Actor } from "../base/actor.ts";
import type { AppAbility } from "./abilities.ts";

/** Who does something in a tenant, and what the person may do there: of a session, or of a job as the person is now. */
export interface Caller {
  readonly actor: Actor;
  readonly ability: AppAbility;
  /**
   * Of who acts under a grant: in the transaction of what he does, refuses (`forbidden`) where the grant is no more, and
   * conflicts with whoever withdraws it at that moment.
   */
  readonly hold?: (() => Promise<void>) | undefined;
}
