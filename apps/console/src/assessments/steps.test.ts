import type { Step } from "@duheng/contracts";
import { expect, test } from "vitest";
import { mayDo, openStep } from "./steps.ts";

const step = (kind: Step["kind"], state: Step["state"], actorIds: string[]): Step => ({
  kind,
  title: kind,
  by: "self",
  actorIds,
  state,
});

test("the open step waits for its actors, and for no other step's", () => {
  const open = openStep({
    steps: [
      step("summary", "done", ["s1"]),
      step("review", "open", ["s2"]),
      step("decision", "waiting", ["s3"]),
    ],
  });
  expect(open?.kind).toBe("review");
  expect(mayDo(open, "review", "s2")).toBe(true);
  expect(mayDo(open, "review", "s1")).toBe(false);
  expect(mayDo(open, "feedback", "s2")).toBe(false);
  expect(mayDo(open, "review", undefined)).toBe(false);
});
