import type { Role, Step } from "@duheng/contracts";
import { expect, test } from "vitest";
import { mayDo } from "./may-do.ts";

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
