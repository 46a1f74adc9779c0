import type { Department, Reorganisation, StaffCategory } from "@duheng/contracts";
import { recordAudits } from "../audit/record-audit.ts";
import type { Actor } from "../base/actor.ts";
import { inTenant } from "../database/scope.ts";
import { peopleGoing } from "../staff/going.ts";
import { listCategories, listDepartments } from "../staff/lists.ts";
import { makeCategory, makeDepartment } from "../staff/make-place.ts";

type Places = Reorganisation["departments"];

/**
 * Makes in the receiving units what is not there yet of departments and categories, one of a name, and notes which is which. What
 * somebody came into since the act began is made by its own name, and so is what was removed there meanwhile. Across tenants, part of a transaction.
 */
export async function makePlaces(act: Reorganisation, actor: Actor): Promise<Reorganisation> {
  let next = act;
  for (const { ref, tenantId } of act.receivers) {
    const giving = await givingTo(next, ref);
    next = await inTenant(tenantId, async () => {
      const departments = await madeOf(
        {
          kind: "departments",
          places: [...next.departments, ...missing(next.departments, giving.departments, ref)],
          ref,
        },
        giving.departments,
        { present: await listDepartments(), make: makeDepartment, actor },
      );
      const categories = await madeOf(
        {
          kind: "staffCategories",
          places: [...next.categories, ...missing(next.categories, giving.categories, ref)],
          ref,
        },
        giving.categories,
        { present: await listCategories(), make: makeCategory, actor },
      );
      return { ...next, departments, categories };
    });
  }
  return next;
}

interface Giving {
  readonly departments: readonly Department[];
  readonly categories: readonly StaffCategory[];
}

/** The departments and categories from which people go to a receiver. */
async function givingTo({ parts, departments, categories }: Reorganisation, ref: string): Promise<Giving> {
  const found = { departments: [] as Department[], categories: [] as StaffCategory[] };
  const planned = new Set(
    [...departments, ...categories].filter((one) => one.ref === ref).map((one) => one.fromId),
  );
  for (const part of parts.filter((one) => one.ref === ref))
    await inTenant(part.fromId, async () => {
      const people = await peopleGoing(part);
      const used = new Set(people.flatMap(({ departmentId, categoryId }) => [departmentId, categoryId]));
      const goes = ({ id }: { id: string }) => used.has(id) || planned.has(id);
      found.departments.push(...(await listDepartments()).filter(goes));
      found.categories.push(...(await listCategories()).filter(goes));
    });
  return found;
}

function missing(places: Places, giving: readonly { id: string; name: string }[], ref: string): Places {
  return giving
    .filter(({ id }) => !places.some((one) => one.fromId === id && one.ref === ref))
    .map(({ id, name }) => ({ fromId: id, ref, make: name }));
}

interface Asked {
  readonly kind: "departments" | "staffCategories";
  readonly places: Places;
  readonly ref: string;
}

async function madeOf<T extends { readonly id: string; readonly name: string }>(
  { kind, places, ref }: Asked,
  giving: readonly T[],
  {
    present,
    make,
    actor: { userId, name: byName },
  }: {
    readonly present: readonly { readonly id: string; readonly name: string }[];
    readonly make: (name: string, like: T) => Promise<{ readonly id: string; readonly name: string }>;
    readonly actor: Actor;
  },
): Promise<Places> {
  const idOf = new Map(present.map(({ id, name }) => [name, id]));
  const isThere = new Set(present.map(({ id }) => id));
  const made: { id: string; name: string }[] = [];
  const next: Places = [];
  for (const { toId: wanted, ...place } of places) {
    const like = giving.find(({ id }) => id === place.fromId);
    // One that was removed since the act began is made again.
    const isHeld = wanted !== undefined && (place.ref !== ref || isThere.has(wanted));
    if (place.ref !== ref || isHeld || like === undefined) {
      next.push({ ...place, ...(wanted === undefined ? {} : { toId: wanted }) });
      continue;
    }
    const name = place.make ?? like.name;
    let toId = idOf.get(name);
    if (toId === undefined) {
      const one = await make(name, like);
      made.push(one);
      toId = one.id;
      idOf.set(name, toId);
    }
    next.push({ ...place, toId });
  }
  if (made.length > 0)
    await recordAudits(
      made.map((target) => ({
        ...{ action: `${kind}.create`, actor: { userId, name: byName } },
        target: { kind, id: target.id, name: target.name },
      })),
    );
  return next;
}
