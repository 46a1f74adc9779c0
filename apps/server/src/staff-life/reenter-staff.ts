import { type ReenterStaffInput, type Staff, validators } from "@duheng/contracts";
import { changesBetween, named } from "../audit/changes.ts";
import { AppError, problem } from "../errors/app-error.ts";
import { namesInStaff } from "../staff/names.ts";
import { getPerson, replacePerson } from "../staff/person.ts";
import { placeOf } from "../staff/place-of.ts";
import { checkStaff } from "../staff/references.ts";
import { tellStaffChanged } from "../staff/staff-changed.ts";
import { recordEvent } from "../staff-events/record.ts";
import { todayHere } from "../tenants/today-here.ts";
import { useCase } from "../use-cases/use-case.ts";
import { movedTo } from "./move-staff.ts";

/**
 * Who has left comes back, into a department and a category. What ended when he left stays ended; he takes part from the
 * next cycle on. Errors: `not-found`, `conflict`, `wrong-state` (has not left), `invalid-input` (a day to come, or before
 * he left).
 */
export const reenterStaff = useCase({
  name: "staff.reenter",
  ability: ["update", "staff"],
  input: validators.ReenterStaffInput,
  before: ({ input }) => getPerson(input.id),
  run: async ({ input, caller: { actor }, before }) => {
    if (before.state !== "left") throw notLeft();
    refuseDay(before, input, await todayHere());
    const { leftOn: _left, ...rest } = movedTo(before, input);
    const next: Staff = { ...rest, state: "active" };
    await checkStaff(next, { ...before, departmentId: "", categoryId: "" });
    const person = await replacePerson({ ...next, revision: input.revision });
    await tellStaffChanged({ before, after: person, actor });
    const note = input.note ? { note: input.note } : {};
    await recordEvent(
      person.id,
      { kind: "reentry", on: input.on, ...note, after: await placeOf(person) },
      actor,
    );
    return person;
  },
  audit: {
    target: ({ before }) => named({ kind: "staff", id: before.id }, before),
    reason: ({ input }) => input.note,
    changes: async ({ before, result }) =>
      changesBetween(
        { ...before, ...(await namesInStaff(before)) },
        { ...result, ...(await namesInStaff(result)) },
      ),
    details: ({ input: { on } }) => ({ day: on }),
  },
  answer: ({ result: { id, state } }) => ({ id, state }),
});

function refuseDay({ leftOn }: Staff, { on }: ReenterStaffInput, today: string): void {
  const wrong =
    on > today
      ? problem("day-to-come", "/on", "请在到岗当天或之后办理", "is to come: enter it on the day, or later")
      : leftOn !== undefined && on < leftOn
        ? problem(
            "before-left",
            "/on",
            `不能早于离开日期 ${leftOn}`,
            `cannot be before ${leftOn}, the day of leaving`,
          )
        : undefined;
  if (wrong !== undefined) throw new AppError("invalid-input", { problems: [wrong] });
}

function notLeft(): AppError {
  return new AppError("wrong-state", {
    message: { zh: "此人在职，无需重新入职。", en: "This person has not left." },
  });
}
