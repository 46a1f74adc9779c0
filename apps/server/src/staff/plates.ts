import type { Staff } from "@duheng/contracts";
import { StaffModel } from "./model.ts";
import type { PeopleCount } from "./people-of-tenants.ts";

/** What a picture of the unit says of a person. */
export type Plate = Pick<Staff, "id" | "name" | "number"> & Partial<Pick<Staff, "position">>;

const shownFields = { name: 1, number: 1, position: 1 } as const;

/** The leadership of the present tenant, by number. */
export async function leadersOf(): Promise<Plate[]> {
  const found = await StaffModel.find({ isLeader: true, state: "active" }, shownFields, {
    sort: { number: 1 },
  }).lean();
  return found.map(plateOf);
}

/** Those of these people who have not left, by id. */
export async function activePlates(ids: readonly string[]): Promise<ReadonlyMap<string, Plate>> {
  if (ids.length === 0) return new Map();
  const wanted = [...new Set(ids)];
  const found = await StaffModel.find({ _id: { $in: wanted }, state: "active" }, shownFields).lean();
  return new Map(found.map((one) => [one._id, plateOf(one)]));
}

/** Active people of these categories and levels, by number, at most so many. */
export async function activeOfKinds(
  kinds: readonly Pick<PeopleCount, "categoryId" | "level" | "isLeader">[],
  limit: number,
): Promise<(Plate & Pick<Staff, "categoryId">)[]> {
  const found = await StaffModel.find(
    {
      state: "active",
      categoryId: { $in: [...new Set(kinds.map(({ categoryId }) => categoryId))] },
      $or: kinds.map(({ categoryId, level, isLeader }) => ({
        ...{ categoryId, isLeader },
        level: level === undefined ? { $exists: false } : level,
      })),
    },
    { ...shownFields, categoryId: 1 },
    { sort: { number: 1 }, limit },
  ).lean();
  return found.map((one) => ({ ...plateOf(one), categoryId: one.categoryId }));
}

function plateOf(one: { _id: string } & Omit<Plate, "id">): Plate {
  const { _id: id, name, number, position } = one;
  return { id, name, number, ...(position ? { position } : {}) };
}
