import { expect, test } from "vitest";
import { grantOfCall, grantOfPaper, grantsAreOf, openUnderGrant } from "./under-grant.ts";

test("calls about a paper that was opened under a grant name it, and no other call does", () => {
  openUnderGrant("a1", { grantId: "g1", acts: ["read"] });
  expect(grantOfPaper("a1")?.grantId).toBe("g1");
  expect(grantOfPaper("a2")).toBeUndefined();
  const calls: [string, unknown, string | undefined][] = [
    ["assessments.get", { id: "a1" }, "g1"],
    ["assessments.review", { id: "a1", revision: 1 }, "g1"],
    ["files.ofAssessment", { id: "a1" }, "g1"],
    ["assessments.get", { id: "a2" }, undefined],
    ["assessments.list", {}, undefined],
    ["assessments.mine", undefined, undefined],
    ["workItems.place", { kind: "review", assessmentId: "a1" }, undefined],
    ["staff.get", { id: "a1" }, undefined],
  ];
  for (const [path, input, grant] of calls) expect(grantOfCall({ path, input }), path).toBe(grant);
});

test("a grant that was opened is for nobody else, and not for oneself in another unit", () => {
  let who = "u1 city";
  grantsAreOf(() => who);
  openUnderGrant("a1", { grantId: "g1", acts: ["read"] });
  expect(grantOfPaper("a1")?.grantId).toBe("g1");
  for (const other of ["u1 bureau", "u2 city"]) {
    who = other;
    expect(grantOfPaper("a1")).toBeUndefined();
  }
  who = "u1 city";
  expect(grantOfCall({ path: "assessments.get", input: { id: "a1" } })).toBe("g1");
});
