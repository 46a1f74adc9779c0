import { type Staff, type StaffStatus, validators } from "@duheng/contracts";
import { named } from "../audit/changes.ts";
import { AppError, notFound, problem } from "../errors/app-error.ts";
import { overlaps } from "../staff/impossible-days.ts";
import { getPerson, replacePerson } from "../staff/person.ts";
import { useCase } from "../use-cases/use-case.ts";
import { refuseLeft } from "./leave-staff.ts";

/**
 * Notes what is so of somebody for a while: probation, leave, secondment, sanction, investigation; from a day, which may be
 * to come, until another or until it is ended. Whether somebody takes part in a cycle is asked of these days (G18). Errors:
 * `not-found`, `conflict`, `wrong-state` (has left), `invalid-input` (ends before it begins; is noted already).
 */
export const beginStatus = useCase({
  name: "staff.beginStatus",
  ability: ["update", "staff"],
  input: validators.StaffStatusInput,
  before: ({ input }) => getPerson(input.id),
  run: ({ input, before }) => {
    const { id: _id, revision, ...status } = input;
    refuseLeft(before);
    refuseOrder(status.from, status.to);
    if (before.statuses.some((one) => one.kind === status.kind && overlaps(one, status))) throw noted();
    return replacePerson({ ...before, revision, statuses: inOrder([...before.statuses, status]) });
  },
  audit: {
    target: ({ before }) => named({ kind: "staff", id: before.id }, before),
    reason: ({ input }) => input.note,
    details: ({ input: { kind, from } }) => ({ status: kind, day: from }),
  },
  answer: ({ result: { id, revision } }) => ({ id, revision }),
});

/** Says until which day something was so. Errors: `not-found`, `conflict`, `invalid-input`. */
export const endStatus = useCase({
  name: "staff.endStatus",
  ability: ["update", "staff"],
  input: validators.EndStaffStatusInput,
  before: ({ input }) => getPerson(input.id),
  run: ({ input: { revision, kind, from, to }, before }) => {
    refuseOrder(from, to);
    const found = before.statuses.find((one) => one.kind === kind && one.from === from);
    if (found === undefined) throw notFound();
    const statuses = before.statuses.map((one) => (one === found ? { ...one, to } : one));
    return replacePerson({ ...before, revision, statuses });
  },
  audit: {
    target: ({ before }) => named({ kind: "staff", id: before.id }, before),
    details: ({ input: { kind, to } }) => ({ status: kind, day: to }),
  },
  answer: ({ result: { id, revision } }) => ({ id, revision }),
});

function inOrder(statuses: StaffStatus[]): Staff["statuses"] {
  return statuses.toSorted((one, other) => one.from.localeCompare(other.from));
}

function refuseOrder(from: string, to: string | undefined): void {
  if (to === undefined || to >= from) return;
  throw new AppError("invalid-input", {
    problems: [
      problem("ends-before", "/to", `不能早于开始日期 ${from}`, `cannot be before it begins, ${from}`),
    ],
  });
}

function noted(): AppError {
  return new AppError("invalid-input", {
    problems: [
      problem(
        "status-twice",
        "/from",
        "这段时间已登记过同一情形，请先结束原来的一段",
        "the same is noted for these days already: end that first",
      ),
    ],
  });
}
