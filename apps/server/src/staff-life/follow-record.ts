import type { Staff } from "@duheng/contracts";
import type { Actor } from "../base/actor.ts";
import { placeOf } from "../staff/place-of.ts";
import { withdrawPlanned } from "../staff-events/planned.ts";
import { recordEvent, recordMove } from "../staff-events/record.ts";
import { todayHere } from "../tenants/today-here.ts";
import { followLeaving } from "./follow-leaving.ts";
import { isElsewhere } from "./move-staff.ts";

/**
 * What follows when somebody's record is changed as a whole, by its form, by an import or for several at once: who belongs
 * elsewhere has moved from today on, and who is said to have left leaves as by the act of leaving, but without a
 * successor. Part of the transaction that writes it. Errors: `wrong-state` where a successor is needed.
 */
export async function followRecord(after: Staff, before: Staff, actor: Actor): Promise<void> {
  const hasLeft = before.state === "active" && after.state === "left";
  const isBack = before.state === "left" && after.state === "active";
  const hasMoved = !isBack && isElsewhere(before, after);
  if (!hasLeft && !isBack && !hasMoved) return;
  const today = await todayHere();
  if (hasMoved) await recordMove(before, after, { on: today }, actor);
  if (isBack) await recordEvent(after.id, { kind: "reentry", on: today, after: await placeOf(after) }, actor);
  if (!hasLeft) return;
  const on = after.leftOn ?? today;
  await withdrawPlanned(after.id, "leaving");
  await recordEvent(after.id, { kind: "leaving", on, reason: "other" }, actor);
  await followLeaving(after, { on }, actor);
}
