import { validators } from "@duheng/contracts";
import { named } from "../audit/changes.ts";
import { AppError } from "../errors/app-error.ts";
import { getPerson, replacePerson } from "../staff/person.ts";
import { getEvent, replaceEvent } from "../staff-events/planned.ts";
import { useCase } from "../use-cases/use-case.ts";

/** Takes back what was planned for a day to come, or could not be done on its day. Errors: `not-found`, `conflict`, `wrong-state`. */
export const withdrawEvent = useCase({
  name: "staff.withdrawEvent",
  ability: ["update", "staff"],
  input: validators.RemoveInput,
  before: async ({ input }) => {
    const event = await getEvent(input.id);
    return { event, person: await getPerson(event.staffId) };
  },
  run: async ({ input: { revision }, before: { event, person } }) => {
    if (event.state !== "planned" && event.state !== "failed") throw doneAlready();
    // Who is not to leave has no day of leaving.
    if (event.kind === "leaving" && person.state === "active") {
      const { leftOn: _left, ...stays } = person;
      await replacePerson(stays);
    }
    return replaceEvent({ ...event, revision, state: "withdrawn" });
  },
  audit: {
    target: ({ before: { person } }) => named({ kind: "staff", id: person.id }, person),
    details: ({ before: { event } }) => ({ day: event.on }),
  },
});

function doneAlready(): AppError {
  return new AppError("wrong-state", {
    message: {
      zh: "这项变动已经生效或已经撤销，不能再撤销。",
      en: "This has been done, or withdrawn, already.",
    },
  });
}
