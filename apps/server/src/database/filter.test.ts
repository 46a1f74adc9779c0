import { describe, expectTypeOf, it } from "vitest";
import type { FilterOf } from "./filter.ts";
import { madeFilter } from "./filter.ts";

/** Held by the compiler: what it refuses would be asked of the database without a word. */
describe("a filter", () => {
  it("names paths that its documents have, through objects and lists", () => {
    expectTypeOf({ "actor.userId": { $ne: null }, "changes.0": { $exists: true } }).toExtend<
      FilterOf<"AuditEntry">
    >();
    expectTypeOf({ "steps.by": "upper-tenant", "snapshot.categoryId": "c" } as const).toExtend<
      FilterOf<"Assessment">
    >();
    // @ts-expect-error a property that is called otherwise
    const misnamed: FilterOf<"Assessment"> = { cycle: "c" };
    // @ts-expect-error the same below a list
    const below: FilterOf<"Assessment"> = { "steps.role": "staff" };
    // @ts-expect-error and in a branch
    const inBranch: FilterOf<"Assessment"> = { $or: [{ cycleId: "c" }, { cycel: "c" }] };
    void [misnamed, below, inBranch];
  });

  it("compares them with what they may hold", () => {
    expectTypeOf({ state: { $in: ["filling", "submitted"] as const } }).toExtend<FilterOf<"Assessment">>();
    expectTypeOf({ at: { $lt: new Date() } }).toExtend<FilterOf<"AuditEntry">>();
    // @ts-expect-error a state that there is not
    const unknownState: FilterOf<"Assessment"> = { state: "done" };
    // @ts-expect-error what may be absent in the question itself asks nothing
    const absent: FilterOf<"AuditEntry"> = { at: { $gt: undefined } };
    // @ts-expect-error an instant as a text, which below the first level nothing would turn into one
    const text: FilterOf<"Assessment"> = { "returned.at": "2026-01-01T00:00:00.000Z" };
    // @ts-expect-error a number for a text
    const number: FilterOf<"Assessment"> = { cycleId: 3 };
    void [unknownState, absent, text, number];
  });

  it("made from names that are data is taken where its maker vouches for it, by itself or as a part", () => {
    const made = madeFilter({ whatever: 1 });
    expectTypeOf(made).toExtend<FilterOf<"Staff">>();
    expectTypeOf({ $and: [made, { number: "1" }] }).toExtend<FilterOf<"Staff">>();
    // @ts-expect-error a record of anything is not
    const anything: FilterOf<"Staff"> = made as unknown as Record<string, unknown>;
    void anything;
  });
});
