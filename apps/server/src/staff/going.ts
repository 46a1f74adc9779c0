import type { Staff } from "@duheng/contracts";
import type { FilterOf } from "../database/filter.ts";
import { containing } from "../database/list-input.ts";
import { staff } from "./model.ts";

/** Who goes over to another unit: the people of these departments and these people; where neither is said, everybody. */
export interface Going {
  readonly departmentIds?: readonly string[];
  readonly staffIds?: readonly string[];
  /** Who of these departments goes elsewhere. */
  readonly exceptIds?: readonly string[];
}

/** Those of the present tenant who are here and go, by id; behind one, at most so many. */
export function peopleGoing(
  going: Going,
  { after, limit }: { readonly after?: string; readonly limit?: number } = {},
): Promise<Staff[]> {
  const ahead: FilterOf<"Staff">[] = after === undefined ? [] : [{ _id: { $gt: after } }];
  return staff.find(
    { $and: [filterOf(going), ...ahead] },
    { sort: { _id: 1 }, ...(limit === undefined ? {} : { limit }) },
  );
}

/** One of them, as he is now; undefined where he has left meanwhile, was removed, or goes no more. */
export function stillGoing(id: string, going: Going): Promise<Staff | undefined> {
  return staff.findOne({ $and: [filterOf(going), { _id: id }] });
}

/** Whether anybody of them is still here. */
export async function isAnybodyGoing(going: Going): Promise<boolean> {
  return (await staff.findOne(filterOf(going))) !== undefined;
}

/** Those who are here and have a text in name or number, by number, at most so many; and how many there are. */
export async function peopleNamed(q: string, limit: number): Promise<{ people: Staff[]; total: number }> {
  const named: FilterOf<"Staff">[] =
    q === "" ? [] : [{ $or: [containing("name", q), containing("number", q)] } as FilterOf<"Staff">];
  const filter: FilterOf<"Staff"> = { $and: [{ state: "active" }, ...named] };
  return {
    people: await staff.find(filter, { sort: { number: 1 }, limit }),
    total: await staff.count(filter),
  };
}

/** A work number that nobody of the present tenant has: this one, or it with the first number behind it that is free. */
export async function freeNumber(number: string): Promise<string> {
  for (let count = 1; ; count += 1) {
    const free = renumbered(number, count);
    if ((await staff.findOne({ number: free })) === undefined) return free;
  }
}

/** 007 → 007, 007-2, 007-3 … */
export function renumbered(number: string, count: number): string {
  const suffix = count === 1 ? "" : `-${count}`;
  return `${number.slice(0, longest - suffix.length)}${suffix}`;
}

const longest = 40;

function filterOf({ departmentIds, staffIds, exceptIds }: Going): FilterOf<"Staff"> {
  if (departmentIds === undefined && staffIds === undefined) return { state: "active" };
  return {
    state: "active",
    $or: [
      {
        departmentId: { $in: [...(departmentIds ?? [])] },
        ...(exceptIds === undefined ? {} : { _id: { $nin: [...exceptIds] } }),
      },
      { _id: { $in: [...(staffIds ?? [])] } },
    ],
  };
}
