import { expect, test } from "vitest";
import { compileUpdate } from "./compile-update.ts";

test("an update may be a pipeline of document stages, and no others", () => {
  const update = compileUpdate([{ $set: { b: { $add: ["$a", "$$d"] } } }, { $unset: "a" }], {
    vars: { d: 2 },
  });
  expect(update.apply({ _id: 1, a: 1 })).toEqual({ doc: { _id: 1, b: 3 }, modified: true });
  expect(() => compileUpdate([{ $match: {} }])).toThrow(expect.objectContaining({ code: 72 }));
  expect(() => compileUpdate([{ $replaceWith: { _id: 2 } }]).apply({ _id: 1 })).toThrow(
    expect.objectContaining({ code: 66 }),
  );
});
