import { type LeaveStaffInput, type ReorganisationKind, type Staff, validators } from "@duheng/contracts";
import { changesBetween, named } from "../audit/changes.ts";
import type { Actor } from "../base/actor.ts";
import { AppError, problem } from "../errors/app-error.ts";
import { calledOf, getPerson, replacePerson } from "../staff/person.ts";
import { tellStaffChanged } from "../staff/staff-changed.ts";
import { withdrawPlanned } from "../staff-events/planned.ts";
import { recordEvent } from "../staff-events/record.ts";
import { todayHere } from "../tenants/today-here.ts";
import { useCase } from "../use-cases/use-case.ts";
import { followLeaving } from "./follow-leaving.ts";
import type { HandedOver } from "./hand-over-all.ts";
import { refuseAnythingOpen } from "./refuse-anything-open.ts";
import { successorOf } from "./successor.ts";

/**
 * Somebody leaves the unit: retires, is transferred, dismissed, dies. What he leads and had to do becomes his successor's
 * in the same act; his own papers of cycles that are not over by then end without a grade (G19). A day to come is noted,
 * with the successor, and done on that day; until then he is here. Errors: `not-found`, `conflict`, `wrong-state` (has
 * left; a successor is needed), `invalid-input`.
 */
export const leaveStaff = useCase({
  name: "staff.leave",
  ability: ["update", "staff"],
  input: validators.LeaveStaffInput,
  before: ({ input }) => getPerson(input.id),
  run: ({ input, caller: { actor }, before }) => leaveUnit(before, input, actor),
  audit: {
    target: ({ before }) => named({ kind: "staff", id: before.id }, before),
    reason: ({ input }) => input.note,
    changes: ({ before, result }) => changesBetween(before, result.person),
    details: ({ input: { reason }, result: { successor, handed } }) => ({
      leaving: reason,
      ...(successor === undefined ? {} : { successor: calledOf(successor) }),
      ...(handed.assessmentIds.length > 0 ? { moved: handed.assessmentIds.slice(0, 500) } : {}),
    }),
  },
  answer: ({ result: { person, handed } }) => ({
    id: person.id,
    state: person.state,
    papers: handed.assessmentIds.length,
    departments: handed.departments.length,
  }),
});

export interface Left {
  readonly person: Staff;
  readonly successor: Staff | undefined;
  readonly handed: HandedOver;
}

/** The same as part of another act, as which who is said to have entered it. Part of a transaction. */
export async function leaveUnit(
  before: Staff,
  input: Omit<LeaveStaffInput, "id">,
  actor: Pick<Actor, "userId" | "name">,
  /** He goes with his unit, or with a part of it: nothing is handed over, and nothing may be open. */
  how: { readonly reorganisation?: ReorganisationKind } = {},
): Promise<Left> {
  refuseLeft(before);
  refuseBeforeJoined(before, input.leftOn);
  const { leftOn: on, reason, successorId, note } = input;
  const successor =
    successorId === undefined ? undefined : await successorOf(before.id, successorId, "/successorId");
  await withdrawPlanned(before.id, "leaving");
  const isToCome = on > (await todayHere());
  const state = isToCome ? "active" : "left";
  const person = await replacePerson({ ...before, revision: input.revision, state, leftOn: on });
  if (!isToCome) await tellStaffChanged({ before, after: person, actor, ...how });
  const named = successor && { successorId: successor.id, successorName: successor.name };
  await recordEvent(
    person.id,
    {
      kind: "leaving",
      on,
      reason,
      state: isToCome ? "planned" : "done",
      ...(note ? { note } : {}),
      ...named,
      ...how,
    },
    actor,
  );
  const nothing = { assessmentIds: [], departments: [] };
  if (how.reorganisation !== undefined) await refuseAnythingOpen(person);
  const isFollowed = !isToCome && how.reorganisation === undefined;
  const handed = isFollowed ? await followLeaving(person, { on, successor }, actor) : nothing;
  return { person, successor, handed };
}

/** Refuses what is only done to who is here. Errors: `wrong-state`. */
export function refuseLeft({ state }: Staff): void {
  if (state !== "left") return;
  throw new AppError("wrong-state", {
    message: {
      zh: "此人已离开本单位。如已回来，请先办理“重新入职”。",
      en: "This person has left. Who comes back enters again first.",
    },
  });
}

function refuseBeforeJoined({ joinedOn }: Staff, leftOn: string): void {
  if (joinedOn === undefined || leftOn >= joinedOn) return;
  throw new AppError("invalid-input", {
    problems: [
      problem(
        "before-joined",
        "/leftOn",
        `不能早于到岗日期 ${joinedOn}`,
        `cannot be before the first day, ${joinedOn}`,
      ),
    ],
  });
}
