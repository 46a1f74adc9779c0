import type { Actor } from "../base/actor.ts";
import { countAct } from "./count-act.ts";

/** Somebody tried what he may not do: one entry for a person and a procedure within ten minutes, with how often. */
export function countForbidden(actor: Actor, procedure: string): void {
  countAct(actor, { action: "access.refused", details: { procedure }, by: procedure });
}
