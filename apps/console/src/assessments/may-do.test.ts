import type { Role, Step } from "@duheng/contracts";
import { expect, test } from "vitest";
import { openUnderGrant } from "../rpc/under-grant.ts";
import { afterPaper, mayDo, mayReturn } from "./may-do.ts";

const step = (kind: Step["kind"], state: Step["state"], actorIds: string[]): Step => ({
  id: kind,
  kind,
  title: kind,
  by: "leader-in-charge",
  actorIds,
  state,
});
const person = (staffId: string | undefined, ...roles: Role[]) => ({
  ...(staffId === undefined ? {} : { staffId }),
  roles,
});

test("the open step waits for its actors, and for no other step's", () => {
  const one = {
    subject: { kind: "person" as const, id: "s1" },
    steps: [
      step("summary", "done", ["s1"]),
      step("review", "open", ["s2"]),
      step("decision", "waiting", ["s3"]),
    ],
  };
  expect(mayDo(one, "review", person("s2"))).toBe(true);
  expect(mayDo(one, "review", person("s3"))).toBe(false);
  expect(mayDo(one, "feedback", person("s2"))).toBe(false);
  expect(mayDo(one, "review", person(undefined, "leader-in-charge"))).toBe(false);
  expect(mayDo(one, "review", undefined)).toBe(false);
});

test("a post that nobody holds is done by its role, never over oneself", () => {
  const one = { subject: { kind: "person" as const, id: "s1" }, steps: [step("review", "open", [])] };
  expect(mayDo(one, "review", person("s2", "leader-in-charge"))).toBe(true);
  expect(mayDo(one, "review", person("s2", "section-head"))).toBe(false);
  expect(mayDo(one, "review", person("s1", "leader-in-charge"))).toBe(false);
});

test("who judges or has judged may send it back until it is decided; nobody else, and never oneself", () => {
  const judged = (state: Step["state"]) => ({
    subject: { kind: "person" as const, id: "s1" },
    steps: [
      step("summary", "done", ["s1"]),
      step("review", "done", ["s2"]),
      step("decision", state, ["s3"]),
      step("feedback", state === "done" ? "open" : "waiting", ["s2"]),
    ],
  });
  const asks = (state: Step["state"], staffId: string) =>
    mayReturn(judged(state), { ...person(staffId), user: { id: "u" } });
  expect(["s1", "s2", "s3", "s4"].map((staffId) => asks("open", staffId))).toEqual([
    false,
    true,
    true,
    false,
  ]);
  expect(["s2", "s3"].map((staffId) => asks("done", staffId))).toEqual([false, false]);
  expect(mayReturn(judged("open"), undefined)).toBe(false);
});

test("under a grant it is what the grant says, whoever the steps name", () => {
  const subject = { kind: "person" as const, id: "s1" };
  const one = { id: "a1", subject, steps: [step("review", "open", ["s9"])] };
  const told = { id: "a1", subject, steps: [step("feedback", "open", ["s9"])] };
  const me = person("s2", "main-leader");
  expect(mayDo(one, "review", me)).toBe(false);
  openUnderGrant("a1", { grantId: "g1", acts: ["read", "review"] });
  expect(mayDo(one, "review", me)).toBe(true);
  expect(mayDo(told, "feedback", me)).toBe(false);
  expect(mayReturn(one, { ...me, user: { id: "u" } })).toBe(false);
  expect(afterPaper("a1", "/review")).toBe("/granted");
  openUnderGrant("a1", { grantId: "g2", acts: ["read", "returnToStaff"] });
  expect(mayDo(one, "review", me)).toBe(false);
  expect(mayReturn(one, { ...me, user: { id: "u" } })).toBe(true);
  expect(afterPaper("a2", "/review")).toBe("/review");
});
