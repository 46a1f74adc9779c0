import { describe, expect, it } from "vitest";
import { AppError } from "../errors/app-error.ts";
import { listFilter, listSort } from "./list-input.ts";

const contract = {
  search: ["name"],
  filterable: ["state", "a.b"],
  sortable: ["name"],
  defaultSort: { order: 1 },
} as const;

describe("the filter of a list", () => {
  it.each([
    [{}, {}],
    [{ state: "active" }, { $and: [{ state: "active" }] }],
    [{ id: "x" }, { $and: [{ _id: "x" }] }],
    [{ "a.b": { in: ["x", "y"] } }, { $and: [{ "a.b": { $in: ["x", "y"] } }] }],
    [{ q: "a.c" }, { $and: [{ $or: [{ name: { $regex: "a\\.c", $options: "i" } }] }] }],
    [{ q: " " }, { $and: [{}] }],
  ])("%j", (filter, expected) => {
    expect(listFilter(contract, { filter })).toEqual(expected);
  });

  it.each([
    ["a field that is not named", { tenantId: "x" }, "/filter/tenantId"],
    ["an operator of the database", { state: { $ne: "x" } }, "/filter/state"],
    ["an operator as a field", { $where: "1" }, "/filter/$where"],
    ["an object in a list", { state: { in: [{ $gt: "" }] } }, "/filter/state"],
    ["a search that is no text", { q: { $regex: "." } }, "/filter/q"],
  ])("refuses %s at its place", (_what, filter, path) => {
    expect(pathRefused(() => listFilter(contract, { filter }))).toBe(path);
  });
});

describe("the order of a list", () => {
  it("is total: equal ones by id", () => {
    expect(listSort(contract, {})).toEqual({ order: 1, _id: 1 });
    expect(listSort(contract, { sort: { field: "name", order: "desc" } })).toEqual({ name: -1, _id: -1 });
    expect(listSort(contract, { sort: { field: "id", order: "asc" } })).toEqual({ _id: 1 });
  });

  it("refuses a field that is not named", () => {
    expect(pathRefused(() => listSort(contract, { sort: { field: "secret", order: "asc" } }))).toBe(
      "/sort/field",
    );
  });
});

function pathRefused(run: () => unknown): string | undefined {
  try {
    run();
  } catch (error) {
    if (error instanceof AppError && error.code === "invalid-input") return error.problems?.[0]?.path;
    throw error;
  }
  return undefined;
}
