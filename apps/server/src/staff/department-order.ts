import { type Department, validators } from "@duheng/contracts";
import { changesBetween, named } from "../audit/changes.ts";
import { replaceChanged } from "../database/repository.ts";
import { AppError, problem } from "../errors/app-error.ts";
import { currentTenant } from "../tenants/current-tenant.ts";
import { useCase } from "../use-cases/use-case.ts";
import { listDepartments } from "./lists.ts";
import { departments } from "./model.ts";
import { countOrganisationChange } from "./organisation-changes.ts";

/** A department in its place among the others. */
export type PlacedDepartment = Pick<Department, "id" | "name" | "state">;

/** All departments of the present tenant, in their order. */
export async function departmentsInOrder(): Promise<PlacedDepartment[]> {
  return (await listDepartments()).map(({ id, name, state }) => ({ id, name, state }));
}

/**
 * The unit's departments in another order, all of them at once. In: the new order, and the one that was seen. Errors:
 * `conflict` with the present order where it is not the one that was seen any more, `invalid-input` where the new order is not
 * of the same departments.
 */
export const orderDepartments = useCase({
  name: "departments.reorder",
  ability: ["update", "departments"],
  input: validators.ReorderDepartmentsInput,
  before: async () => {
    // Of two at once the later runs again, and is told what the earlier made of it.
    await countOrganisationChange();
    return listDepartments();
  },
  run: async ({ input: { ids, seen }, before }) => {
    const present = before.map(({ id }) => id);
    if (!isSame(seen, present)) throw orderedMeanwhile(present);
    if (!isSame([...ids].sort(), [...present].sort())) throw otherDepartments();
    const placed = new Map(ids.map((id, order) => [id, order]));
    for (const department of before)
      await replaceChanged(departments, department, {
        ...department,
        order: placed.get(department.id) ?? department.order,
      });
    return departmentsInOrder();
  },
  audit: {
    target: async () => {
      const tenant = await currentTenant();
      return named({ kind: "tenants", id: tenant.id }, tenant);
    },
    changes: ({ before, result }) => changesBetween(...moved(before, result)),
  },
});

type Named = Pick<Department, "name">;

/** The stretch of both orders in which they differ, by name. */
function moved(before: readonly Named[], after: readonly Named[]): [{ order: string }, { order: string }] {
  const differs = before.map(({ name }, at) => name !== after[at]?.name);
  const told = (order: readonly Named[]) => ({
    order: order
      .slice(Math.max(differs.indexOf(true), 0), differs.lastIndexOf(true) + 1)
      .map(({ name }) => name)
      .join("、"),
  });
  return [told(before), told(after)];
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((id, at) => id === other[at]);
}

function orderedMeanwhile(current: readonly string[]): AppError {
  return new AppError("conflict", {
    message: {
      zh: "科室或其顺序刚被他人改过，您的调整没有保存。请按现在的顺序重新调整。",
      en: "Someone else has just changed the departments or their order, so yours was not kept. Arrange them anew from how they stand now.",
    },
    data: { current },
  });
}

function otherDepartments(): AppError {
  return new AppError("invalid-input", {
    problems: [
      problem(
        "other-departments",
        "/ids",
        "新的顺序应当包括本单位全部科室，每个科室一次",
        "must have each department of the unit once",
      ),
    ],
  });
}
