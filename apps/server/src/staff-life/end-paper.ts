import { validators } from "@duheng/contracts";
import { seenByCaller, toldOf } from "../assessments/assessment-use-case.ts";
import { permitted } from "../assessments/permitted.ts";
import { setAside } from "../assessments/set-aside.ts";
import { changesBetween, named } from "../audit/changes.ts";
import { AppError } from "../errors/app-error.ts";
import { getPerson } from "../staff/person.ts";
import { useCase } from "../use-cases/use-case.ts";

/**
 * Ends the paper of somebody who has left, which he cannot go on with, so that nobody waits for it: of a cycle that was over
 * when he left, whose papers go on by themselves. Errors: `not-found`, `conflict`, `wrong-state` (is here; is over).
 */
export const endPaper = useCase({
  name: "assessments.end",
  ability: ["update", "cycles"],
  input: validators.ReturnInput,
  before: ({ input, caller }) => permitted(caller, "read", input.id),
  run: async ({ input: { revision, reason }, caller: { actor }, before }) => {
    const { state } = await getPerson(before.subject.id);
    if (state !== "left") throw isHere();
    if (before.state === "closed" || before.grade?.final === true) throw isOver();
    return setAside({ ...before, revision }, { reason: reason.slice(0, 500), by: actor.userId });
  },
  audit: {
    target: ({ before }) => named({ kind: "assessments", id: before.id }, before),
    changes: ({ before, result }) => changesBetween(toldOf(before), toldOf(result)),
    reason: ({ input }) => input.reason,
  },
  around: seenByCaller,
  answer: ({ result: { id, state } }) => ({ id, state }),
});

function isHere(): AppError {
  return new AppError("wrong-state", {
    message: {
      zh: "此人在职，考核表不能停办。",
      en: "This person is here: the paper is not ended.",
    },
  });
}

function isOver(): AppError {
  return new AppError("wrong-state", {
    message: { zh: "等次已确定或考核表已办结。", en: "The grade is final, or the paper is closed." },
  });
}
