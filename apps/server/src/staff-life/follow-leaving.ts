import type { Staff } from "@duheng/contracts";
import type { Actor } from "../base/actor.ts";
import { endOwnPapers } from "./end-own-papers.ts";
import { type HandedOver, handOverAll } from "./hand-over-all.ts";
import { refuseLastOfRole } from "./last-of-role.ts";

/**
 * What follows when somebody has left from a day on: nobody's step is left to him, and his own papers of cycles that are
 * not over by then come to their end. Part of the transaction that writes that he left. Errors: `wrong-state`.
 */
export async function followLeaving(
  person: Staff,
  { on, successor }: { readonly on: string; readonly successor?: Staff | undefined },
  actor: Pick<Actor, "userId" | "name">,
): Promise<HandedOver> {
  await refuseLastOfRole(person);
  const handed = await handOverAll({ from: person, to: successor });
  await endOwnPapers(person, on, actor.userId);
  return handed;
}
