import { type Reorganisation, type ReorganisationPart, type Staff, validators } from "@duheng/contracts";
import { acrossTenants } from "../database/across-tenants.ts";
import { inTenant } from "../database/scope.ts";
import { registerJobKind } from "../jobs/job-kind.ts";
import type { Caller } from "../permissions/caller.ts";
import { peopleGoing } from "../staff/going.ts";
import { calledOf } from "../staff/person.ts";
import { finish } from "./finish.ts";
import { makePlaces } from "./make-places.ts";
import { reorganisations } from "./model.ts";
import { movePerson } from "./move-person.ts";
import { receiverOf } from "./parties.ts";
import { refusedOr, setAside } from "./set-aside.ts";

interface Stage {
  /** Which part is being moved; as many as there are: all have been. */
  readonly part: number;
  /** Who was looked at last. */
  readonly after: string;
}

/** So many are looked at by one step; each is a transaction of his own. */
const atOnce = 25;

/**
 * Merges or splits units: first the departments and categories that are to be there, then people, each with the account by a
 * transaction of its own, then posts, relations and what becomes of the giving units. Who has gone is gone: killed anywhere, it goes
 * on with those who have not. Who cannot go is named with why; the rest goes, and it stops there.
 */
export const writeReorganisationJob = registerJobKind<{ id: string }, Stage, Record<string, number>>({
  kind: "reorganisations.write",
  ability: ["update", "reorganisations"],
  input: validators.GetInput,
  async step({ input: { id }, stage, caller }) {
    if (caller === undefined) throw new Error("it is always wanted by somebody");
    const act = await reorganisations.get(id);
    const progress = { done: act.moved, total: act.total };
    if (stage === undefined)
      return {
        write: () =>
          across(act, caller, async () => {
            await reorganisations.replace(await makePlaces(act, caller.actor));
          }),
        progress,
        next: { stage: { part: 0, after: "" } },
      };
    const part = act.parts[stage.part];
    if (part === undefined) {
      await across(act, caller, () => finish(act, caller.actor));
      const { moved, setAside } = await reorganisations.get(id);
      return {
        progress: { done: moved, total: Math.max(moved, act.total) },
        next: { result: { moved, setAside: setAside.length } },
      };
    }
    const people = await across(act, caller, () => movePart(act, part, stage, caller));
    const { moved } = await reorganisations.get(id);
    const last = people.at(-1);
    return {
      progress: { done: moved, total: Math.max(moved, act.total) },
      next: {
        stage: last === undefined ? { part: stage.part + 1, after: "" } : { ...stage, after: last.id },
      },
    };
  },
});

/** The next of a part; whoever is refused stays, with why. */
async function movePart(
  act: Reorganisation,
  part: ReorganisationPart,
  { after }: Stage,
  { actor }: Caller,
): Promise<Staff[]> {
  const { tenantId: toTenantId, name: toName } = receiverOf(act, part);
  const people = await inTenant(part.fromId, () => peopleGoing(part, { after, limit: atOnce }));
  for (const person of people) {
    const why = await refusedOr(() => movePerson(person.id, { act, part, toTenantId, toName, actor }));
    if (why !== undefined) await setAside(act.id, { unitName: part.fromName, called: calledOf(person), why });
  }
  return people;
}

function across<T>({ id, kind }: Reorganisation, { actor }: Caller, work: () => Promise<T>): Promise<T> {
  return acrossTenants({ act: "reorganisations.write", reason: `${kind} ${id}`, actor }, work);
}
