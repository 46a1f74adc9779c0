import type { Step } from "@duheng/contracts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { endSteps, handOverSteps, type PostHolders, stateOf } from "../src/index.ts";

const step = (over: Partial<Step>): Step => ({
  ...{ id: "s", kind: "review", title: "审核评鉴", by: "leader-in-charge" },
  ...{ actorIds: ["old"], state: "waiting", ...over },
});
const holders = (over: Partial<PostHolders> = {}): PostHolders => ({
  ...{ subjectId: "me", mainLeaderIds: ["main"], unitAdminIds: ["admin"], ...over },
});
const after = (given: Partial<Step>, to: string | undefined, over?: Partial<PostHolders>) => {
  const { steps, stuck } = handOverSteps([step(given)], { from: "old", to, holders: holders(over) });
  return [steps[0]?.actorIds, stuck.length];
};

describe("handing over", () => {
  it.each<[string, Partial<Step>, string | undefined, Partial<PostHolders>, [string[], number]]>([
    ["an open step", { state: "open" }, "new", {}, [["new"], 0]],
    ["one that waits", {}, "new", {}, [["new"], 0]],
    ["what is done stays", { state: "done", doneBy: "old" }, "new", {}, [["old"], 0]],
    ["what passes him by stays", { state: "skipped" }, "new", {}, [["old"], 0]],
    ["the own step is no one else's", { kind: "summary", by: "self" }, "new", {}, [["old"], 0]],
    ["of others it is not", { actorIds: ["other"] }, "new", {}, [["other"], 0]],
    ["others stay beside", { actorIds: ["one", "old", "two"] }, "new", {}, [["one", "new", "two"], 0]],
    ["nobody twice", { actorIds: ["new", "old"] }, "new", {}, [["new"], 0]],
    ["without a successor, where others are", { actorIds: ["old", "one"] }, undefined, {}, [["one"], 0]],
    ["without a successor, alone", {}, undefined, {}, [["old"], 1]],
    ["the successor is the person: it goes up", {}, "me", {}, [["main"], 0]],
    [
      "… to the leader in charge first",
      { by: "section-head" },
      "me",
      { leaderInChargeId: "lead" },
      [["lead"], 0],
    ],
    ["the successor is a relative: it goes up", {}, "kin", { relativeIds: ["kin"] }, [["main"], 0]],
    ["… and past relatives above", {}, "kin", { relativeIds: ["kin", "main"] }, [["old"], 1]],
    ["never back to who hands over", {}, "me", { mainLeaderIds: ["old"] }, [["old"], 1]],
    ["another administrator", { by: "unit-admin" }, "me", {}, [["admin"], 0]],
  ])("%s", (_what, given, to, over, wanted) => {
    expect(after(given, to, over)).toEqual(wanted);
  });

  it("leaves each step to somebody, and never the person, a relative, or who is gone, unless it says so", () => {
    const ids = fc.constantFrom("old", "new", "me", "kin", "main", "lead");
    const steps = fc.array(
      fc.record({
        actorIds: fc.uniqueArray(ids, { maxLength: 3 }),
        state: fc.constantFrom<Step["state"]>("open", "waiting", "done", "skipped"),
        by: fc.constantFrom<Step["by"]>("section-head", "leader-in-charge", "main-leader", "unit-admin"),
      }),
    );
    fc.assert(
      fc.property(
        steps,
        fc.option(ids, { nil: undefined }),
        fc.option(ids, { nil: undefined }),
        (given, to, leader) => {
          fc.pre(to !== "old");
          const before = given.map((over) => step(over));
          const held = holders({ leaderInChargeId: leader, relativeIds: ["kin"] });
          const { steps: next, stuck } = handOverSteps(before, { from: "old", to, holders: held });
          for (const [index, one] of next.entries()) {
            const was = before[index] ?? expect.fail("one more");
            const isMeant = ["open", "waiting"].includes(was.state) && was.actorIds.includes("old");
            if (!isMeant || stuck.includes(was)) expect(one).toEqual(was);
            else {
              expect(one.actorIds.length).toBeGreaterThan(0);
              expect(one.actorIds).not.toContain("old");
              const added = one.actorIds.filter((id) => !was.actorIds.includes(id));
              expect(added).not.toContain("me");
              expect(added).not.toContain("kin");
            }
          }
        },
      ),
    );
  });
});

it("whoever is no more to be assessed has nothing to come, and what was done", () => {
  const steps = (["done", "open", "waiting", "skipped"] as const).map((state) => step({ state }));
  const ended = endSteps(steps);
  expect(ended.map(({ state }) => state)).toEqual(["done", "skipped", "skipped", "skipped"]);
  expect(stateOf(ended)).toBe("closed");
});
