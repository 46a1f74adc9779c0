import { describe, expect, it } from "vitest";
import { InvalidDocumentError } from "../invalid-document-error.ts";
import { validateUpdate } from "./validate-update.ts";

describe("an update of a document with a schema", () => {
  it.each([
    [{ $set: { name: "刑侦大队", order: 3 } }],
    [{ $unset: { headId: 1 } }],
    [{ $inc: { revision: 1, order: 2 } }],
    [{ $set: { updatedAt: new Date() } }],
  ])("%j passes", (update) => {
    expect(() => validateUpdate("Department", update)).not.toThrow();
  });

  it.each([
    ["a wrong type", { $set: { name: 7 } }, "/name"],
    ["an empty name", { $set: { name: "" } }, "/name"],
    ["an unknown path", { $set: { nick: "x" } }, "/nick"],
    ["taking a required field away", { $unset: { name: 1 } }, "/name"],
    ["half a count", { $inc: { order: 0.5 } }, "/order"],
    ["counting a text", { $inc: { name: 1 } }, "/name"],
    ["pushing into what is no list", { $push: { name: "x" } }, "/name"],
    ["an operator that cannot be judged", { $rename: { name: "order" } }, "/$rename"],
    ["a replacement", { name: "x" }, "/name"],
  ])("%s is refused at its path", (_what, update, path) => {
    const thrown = thrownBy(() => validateUpdate("Department", update));
    expect(thrown).toBeInstanceOf(InvalidDocumentError);
    expect((thrown as InvalidDocumentError).problems[0]?.path).toBe(path);
  });

  it("judges list items, by position and when pushed", () => {
    const leave = { kind: "leave", from: "2026-07-01" };
    expect(() => validateUpdate("Staff", { $push: { statuses: leave } })).not.toThrow();
    expect(() => validateUpdate("Staff", { $push: { statuses: { $each: [leave] } } })).not.toThrow();
    expect(() => validateUpdate("Staff", { $set: { "statuses.0.kind": "sanction" } })).not.toThrow();
    expect(() => validateUpdate("Staff", { $set: { "statuses.$[one].kind": "holiday" } })).toThrow();
    expect(() => validateUpdate("Staff", { $push: { statuses: { kind: "leave" } } })).toThrow(/from/);
    expect(() => validateUpdate("Staff", { $unset: { "statuses.0.kind": 1 } })).toThrow(/required/);
  });
});

describe("an update of what holds sealed values of another document", () => {
  const sealed = `sealed:1:k:${"a".repeat(40)}`;

  it.each([
    [{ "before.phone": sealed }],
    [{ before: { phone: sealed, identityNumber: null, position: "科员" } }],
  ])("%j passes", ($set) => {
    expect(() => validateUpdate("ImportRow", { $set })).not.toThrow();
  });

  it.each([
    [{ "before.phone": "13900001234" }, "/before.phone"],
    [{ before: { phone: "13900001234" } }, "/before/phone"],
    [{ "before.phone.x": sealed }, "/before/phone/x"],
    [{ "before.position": "科员" }, "/before/position"],
  ])("%j is refused", ($set, path) => {
    const thrown = thrownBy(() => validateUpdate("ImportRow", { $set }));
    expect((thrown as InvalidDocumentError).problems.map((problem) => problem.path)).toEqual([path]);
  });
});

function thrownBy(run: () => void): unknown {
  try {
    run();
  } catch (error) {
    return error;
  }
  return undefined;
}
