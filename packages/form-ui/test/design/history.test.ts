import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  beginHistory,
  type History,
  remember,
  stepBack,
  stepForth,
  takeIn,
} from "../../src/design/history.ts";

const alone = () => {
  throw new Error("nobody else changed anything");
};

describe("one person's steps", () => {
  it("undoing everything comes back to the beginning, redoing to the end", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer(), fc.constantFrom("a", "b"), fc.integer({ min: 0, max: 4_000 }))),
        (steps) => {
          let history = beginHistory(0);
          let at = 0;
          for (const [value, what, wait] of steps) {
            at += wait;
            history = remember(history, value, { what, at });
          }
          const end = history.present;
          let back = history;
          while (back.past.length > 0) back = stepBack(back, alone);
          expect(back.present).toBe(0);
          while (back.future.length > 0) back = stepForth(back, alone);
          expect(back.present).toBe(end);
        },
      ),
    );
  });

  it("quick typing in one field is one step, a pause begins another", () => {
    let history = beginHistory("");
    history = remember(history, "a", { what: "title", at: 0 });
    history = remember(history, "ab", { what: "title", at: 500 });
    history = remember(history, "abc", { what: "title", at: 5_000 });
    expect(stepBack(history, alone).present).toBe("ab");
    expect(stepBack(stepBack(history, alone), alone).present).toBe("");
  });
});

describe("a change that is taken back", () => {
  const words = (title: string) => ({ title });
  const typed = (...steps: readonly (readonly [title: string, at: number])[]) =>
    steps.reduce(
      (history, [title, at]) => remember(history, words(title), { what: "title", at }),
      beginHistory(words("a")),
    );
  const pastOf = ({ past }: History<{ title: string }>) => past.map(({ document }) => document.title);

  it("leaves no step where it was one with what took it back", () => {
    const history = typed(["ab", 0], ["a", 1_499]);
    expect(history).toEqual({ ...beginHistory(words("a")), present: words("a") });
    expect(pastOf(remember(history, words("ac"), { what: "title", at: 1_500 }))).toEqual(["a"]);
  });

  it("leaves only the steps before it", () => {
    expect(pastOf(typed(["b", 0], ["c", 5_000], ["b", 5_100]))).toEqual(["a"]);
  });

  it("after a pause is a step of its own, as is one that goes on elsewhere", () => {
    expect(pastOf(typed(["ab", 0], ["a", 1_500]))).toEqual(["a", "ab"]);
    expect(pastOf(typed(["ab", 0], ["a", 10], ["ac", 20]))).toEqual(["a"]);
  });
});

/** What I and somebody else write on one sheet. */
interface Sheet {
  readonly mine: number;
  readonly theirs: number;
}
const join = (base: Sheet, mine: Sheet, theirs: Sheet): Sheet => ({
  mine: mine.mine === base.mine ? theirs.mine : mine.mine,
  theirs: mine.theirs === base.theirs ? theirs.theirs : mine.theirs,
});

describe("steps while somebody else changes the same document", () => {
  it("never take away what the other wrote, and come back to one's own beginning", () => {
    const act = fc.oneof(
      fc.record({ kind: fc.constant("mine" as const), value: fc.integer() }),
      fc.record({ kind: fc.constant("theirs" as const), value: fc.integer() }),
      fc.record({ kind: fc.constantFrom("undo" as const, "redo" as const) }),
    );
    fc.assert(
      fc.property(fc.array(act, { maxLength: 30 }), (acts) => {
        let history: History<Sheet> = beginHistory({ mine: 0, theirs: 0 });
        let theirs = 0;
        for (const each of acts) {
          if (each.kind === "mine")
            history = remember(history, { ...history.present, mine: each.value }, { what: "", at: 0 });
          else if (each.kind === "theirs") {
            theirs = each.value;
            history = takeIn(history, { ...history.present, theirs });
          } else history = each.kind === "undo" ? stepBack(history, join) : stepForth(history, join);
          expect(history.present.theirs).toBe(theirs);
        }
        while (history.past.length > 0) history = stepBack(history, join);
        expect(history.present).toEqual({ mine: 0, theirs });
      }),
      { numRuns: 500 },
    );
  });

  it("changes by others in a row are joined as one", () => {
    let history: History<Sheet> = beginHistory({ mine: 0, theirs: 0 });
    history = remember(history, { mine: 1, theirs: 0 }, { what: "", at: 0 });
    for (const theirs of [1, 2, 3]) history = takeIn(history, { ...history.present, theirs });
    expect(history.foreign).toHaveLength(1);
    expect(stepBack(history, join).present).toEqual({ mine: 0, theirs: 3 });
  });
});
