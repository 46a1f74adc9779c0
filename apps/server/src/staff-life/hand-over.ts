import { validators } from "@duheng/contracts";
import { named } from "../audit/changes.ts";
import { calledOf, getPerson } from "../staff/person.ts";
import { useCase } from "../use-cases/use-case.ts";
import { handOverAll } from "./hand-over-all.ts";
import { successorOf } from "./successor.ts";

/**
 * 交接: a new head of section, leader in charge or main leader takes over what the one before leads and had still to do, in some
 * departments or in all. What was done stays under the name of who did it, and a draft of his stays his. Errors:
 * `not-found`, `invalid-input` (who takes over), `wrong-state` where a step would have nobody.
 */
export const handOver = useCase({
  name: "staff.handOver",
  ability: ["update", "staff"],
  input: validators.HandOverInput,
  before: async ({ input: { fromId, toId } }) => ({
    from: await getPerson(fromId),
    to: await successorOf(fromId, toId, "/toId"),
  }),
  run: ({ input: { departmentIds }, before }) => handOverAll({ ...before, departmentIds }),
  audit: {
    target: ({ before: { from } }) => named({ kind: "staff", id: from.id }, from),
    reason: ({ input }) => input.note,
    details: ({ before: { to }, result }) => ({
      successor: calledOf(to),
      moved: result.assessmentIds.slice(0, 500),
      departments: result.departments,
    }),
  },
  answer: ({ result }) => ({ papers: result.assessmentIds.length, departments: result.departments.length }),
});
