import { type MoveStaffInput, type Staff, validators } from "@duheng/contracts";
import { changesBetween, named } from "../audit/changes.ts";
import { AppError, problem } from "../errors/app-error.ts";
import { namesInStaff } from "../staff/names.ts";
import { getPerson, replacePerson } from "../staff/person.ts";
import { placeOf } from "../staff/place-of.ts";
import { checkStaff } from "../staff/references.ts";
import { withdrawPlanned } from "../staff-events/planned.ts";
import { recordEvent } from "../staff-events/record.ts";
import { todayHere } from "../tenants/today-here.ts";
import { useCase } from "../use-cases/use-case.ts";
import { refuseLeft } from "./leave-staff.ts";

/**
 * 调动: to another department, category, level or position, from a day on. A day to come is noted and done on that day. A
 * paper that runs stays as its cycle gave it out (the one who judges it is that of the department then). Errors:
 * `not-found`, `conflict`, `wrong-state`, `invalid-input` (nothing would change; a department that is retired).
 */
export const moveStaff = useCase({
  name: "staff.move",
  ability: ["update", "staff"],
  input: validators.MoveStaffInput,
  before: ({ input }) => getPerson(input.id),
  run: async ({ input, caller: { actor }, before }) => {
    refuseLeft(before);
    const next = movedTo(before, input);
    refuseSame(before, next);
    await checkStaff(next, before);
    await withdrawPlanned(before.id, "move");
    const isToCome = input.on > (await todayHere());
    const places = { before: await placeOf(before), after: await placeOf(next) };
    const person = isToCome ? before : await replacePerson({ ...next, revision: input.revision });
    const state = isToCome ? "planned" : "done";
    const note = input.note ? { note: input.note } : {};
    await recordEvent(before.id, { kind: "move", on: input.on, state, ...note, ...places }, actor);
    return { person, next };
  },
  audit: {
    target: ({ before }) => named({ kind: "staff", id: before.id }, before),
    reason: ({ input }) => input.note,
    changes: async ({ before, result: { next } }) =>
      changesBetween(
        { ...before, ...(await namesInStaff(before)) },
        { ...next, ...(await namesInStaff(next)) },
      ),
    details: ({ input: { on } }) => ({ day: on }),
  },
  answer: ({ result: { person } }) => ({ id: person.id, departmentId: person.departmentId }),
});

/** The record with where he belongs, and nothing else changed. */
export function movedTo(
  person: Staff,
  {
    departmentId,
    categoryId,
    level,
    position,
  }: Pick<MoveStaffInput, "departmentId" | "categoryId" | "level" | "position">,
): Staff {
  const { level: _level, position: _position, ...rest } = person;
  return {
    ...rest,
    departmentId,
    categoryId,
    ...(level ? { level } : {}),
    ...(position ? { position } : {}),
  };
}

/** Whether two states of a record say that he belongs elsewhere. */
export function isElsewhere(before: Staff, after: Staff): boolean {
  return (["departmentId", "categoryId", "level", "position"] as const).some(
    (field) => (before[field] ?? "") !== (after[field] ?? ""),
  );
}

function refuseSame(before: Staff, next: Staff): void {
  if (isElsewhere(before, next)) return;
  throw new AppError("invalid-input", {
    problems: [
      problem(
        "no-move",
        "/departmentId",
        "与现在相同，没有变动",
        "is what it is already: nothing would move",
      ),
    ],
  });
}
