import type { Answers, Evidence } from "@duheng/contracts";
import { type FileReference, prepareForm } from "@duheng/form";
import { describe, expect, it } from "vitest";
import { filledWith } from "../filling/example-paper.ts";
import { createEvidenceKeeper } from "./evidence-keeper.ts";

const paper = prepareForm({
  title: "考核表",
  fields: {
    type: "object",
    properties: {
      结案数: { type: "integer", title: "结案数", "x-evidence": true },
      "加/分项": {
        type: "array",
        title: "加分项",
        items: {
          type: "object",
          properties: {
            事项: { type: "string", title: "事项" },
            分值: { type: "number", title: "分值", "x-evidence": { required: true } },
          },
        },
      },
    },
  },
  indicators: [],
  score: { groups: [{ id: "g", code: "common", title: "共性", kind: "common" }] },
});
const rows = "/加~1分项";
const file = (id: string): FileReference => ({ id, name: `${id}.pdf`, size: 1, type: "application/pdf" });
const answers = (...what: string[]): Answers => ({
  结案数: 3,
  "加/分项": what.map((one) => ({ 事项: one, 分值: 1 })),
});

function open(given: Answers, evidence: Evidence[] = []) {
  const filled = filledWith({ answers: given, evidence });
  const store = paper.startFilling(given);
  const keeper = createEvidenceKeeper(filled, paper, store);
  const now = () => ({ ...store.snapshot().answers });
  const sent = () => Object.fromEntries(keeper.toSend(now()).map(({ path, files }) => [path, files]));
  return { filled, store, keeper, now, sent };
}

describe("what is attached", () => {
  it("is as the assessment has it, the same array until it changes", () => {
    const { keeper } = open(answers("甲"), [{ path: "/结案数", files: [file("a")] }]);
    const before = keeper.files("/结案数");
    expect(before).toEqual([file("a")]);
    keeper.add(`${rows}/0/分值`, file("b"));
    expect(keeper.files("/结案数")).toBe(before);
    keeper.add("/结案数", file("c"));
    expect(keeper.files("/结案数")).not.toBe(before);
    expect(keeper.files("/nowhere")).toBe(keeper.files("/elsewhere"));
  });

  it("goes with its row when the row moves, and others come before it", () => {
    const { store, keeper, sent } = open(answers("甲", "乙"));
    keeper.add(`${rows}/1/分值`, file("b"));
    store.moveRow(rows, 1, 0);
    expect(sent()).toEqual({ [`${rows}/0/分值`]: ["b"] });
    store.insertRow(rows, 0);
    store.set(`${rows}/1/事项`, "乙改");
    expect(sent()).toEqual({ [`${rows}/1/分值`]: ["b"] });
    expect(keeper.files(`${rows}/1/分值`)).toEqual([file("b")]);
  });

  it("goes when its row goes, and comes back when that is undone", () => {
    const { store, keeper, sent } = open(answers("甲", "乙"));
    keeper.add(`${rows}/0/分值`, file("a"));
    keeper.add(`${rows}/1/分值`, file("b"));
    store.removeRow(rows, 0);
    expect(sent()).toEqual({ [`${rows}/0/分值`]: ["b"] });
    store.undo();
    expect(sent()).toEqual({ [`${rows}/0/分值`]: ["a"], [`${rows}/1/分值`]: ["b"] });
  });

  it("does not fall to a blank row that takes the place of the one that went", () => {
    const { store, keeper, sent } = open(answers("甲"), [{ path: `${rows}/0/分值`, files: [file("a")] }]);
    store.removeRow(rows, 0);
    store.insertRow(rows);
    expect(sent()).toEqual({});
    expect(keeper.files(`${rows}/0/分值`)).toEqual([]);
  });

  it("arrives where its row is by the time it is uploaded, and nowhere when the row went", () => {
    const { store, keeper } = open(answers("甲", "乙"));
    const [moving, going] = [keeper.follow(`${rows}/0/分值`), keeper.follow(`${rows}/1/分值`)];
    store.moveRow(rows, 0, 1);
    store.removeRow(rows, 0);
    expect([moving.path, going.path]).toEqual([`${rows}/0/分值`, null]);
  });

  it("tells the page of each change, and the saver of those by the person", () => {
    const { store, keeper } = open(answers("甲", "乙"));
    let [shown, changed] = [0, 0];
    keeper.subscribe(() => {
      shown += 1;
    });
    keeper.onChanged(() => {
      changed += 1;
    });
    keeper.add(`${rows}/0/分值`, file("a"));
    store.moveRow(rows, 0, 1);
    store.set("/结案数", 4);
    expect([shown, changed]).toEqual([2, 1]);
  });
});

describe("another device", () => {
  it("that attached and took away: both sides' changes are sent, beside the answers that are sent", () => {
    const { filled, store, keeper, sent } = open(answers("甲", "乙"), [
      { path: `${rows}/0/分值`, files: [file("a")] },
      { path: "/结案数", files: [file("k")] },
    ]);
    keeper.add("/结案数", file("mine"));
    store.moveRow(rows, 0, 1);
    keeper.learn(
      filledWith(
        {
          evidence: [
            { path: `${rows}/1/分值`, files: [file("theirs")] },
            { path: "/结案数", files: [file("k")] },
          ],
        },
        filled,
      ),
    );
    expect(sent()).toEqual({ [`${rows}/0/分值`]: ["theirs"], "/结案数": ["k", "mine"] });
  });

  it("that brought a row with a file: it is there once the row is taken over", () => {
    const { filled, store, keeper, sent, now } = open(answers("甲"));
    const theirs = filledWith(
      {
        answers: answers("甲", "新"),
        evidence: [{ path: `${rows}/1/分值`, files: [file("n")] }],
      },
      filled,
    );
    keeper.learn(theirs);
    const since = keeper.beside(theirs.filling.answers);
    expect(keeper.toSend(theirs.filling.answers)).toEqual([{ path: `${rows}/1/分值`, files: ["n"] }]);
    keeper.saved(theirs, since);
    store.set(rows, theirs.filling.answers["加/分项"]);
    expect(sent()).toEqual({ [`${rows}/1/分值`]: ["n"] });
    expect(now()).toEqual(theirs.filling.answers);
  });

  it("that has the paper in a later version: its paths are not taken for this paper's", () => {
    const { filled, keeper, sent } = open(answers("甲"), [{ path: "/结案数", files: [file("a")] }]);
    const since = keeper.beside(filled.filling.answers);
    const moved = filledWith(
      {
        paperHash: "1".repeat(64),
        answers: { 办结数: 3 },
        evidence: [{ path: "/办结数", files: [file("a")] }],
      },
      filled,
    );
    keeper.saved(moved, since);
    keeper.learn(moved);
    expect(sent()).toEqual({ "/结案数": ["a"] });
  });

  it("what is attached while a save is on its way stays, and what the server does not have goes", () => {
    const { filled, keeper, sent } = open(answers("甲"));
    keeper.add("/结案数", file("swept"));
    const since = keeper.beside(filled.filling.answers);
    keeper.add(`${rows}/0/分值`, file("later"));
    keeper.saved(filledWith({ evidence: [] }, filled), since);
    expect(sent()).toEqual({ [`${rows}/0/分值`]: ["later"] });
  });

  it("nor what is in a row that came back while a save without it was on its way", () => {
    const { filled, store, keeper, sent } = open(answers("甲"), [
      { path: `${rows}/0/分值`, files: [file("a")] },
    ]);
    store.removeRow(rows, 0);
    store.undo();
    // The summary is saved beside the answers that the server has, and these are from before the undoing.
    const older = answers();
    const since = keeper.beside(older);
    expect(keeper.toSend(older)).toEqual([]);
    keeper.saved(filledWith({ answers: older, evidence: [] }, filled), since);
    expect(sent()).toEqual({ [`${rows}/0/分值`]: ["a"] });
  });
});
