import type { Form } from "@duheng/contracts";
import { lockReach } from "@duheng/form";
import { describe, expect, it } from "vitest";
import { type WritableKey, writableColumns } from "../../../src/design/table/cells/columns.ts";
import { noUnread } from "../../../src/design/table/cells/unread-cells.ts";
import { lockOfCell, lockOfGroup } from "../../../src/design/table/editing/cell-locks.ts";
import { editCells } from "../../../src/design/table/editing/edit-cells.ts";
import { heldCells } from "../../../src/design/table/editing/held-cells.ts";

const indicator = (id: string, group: string, formula: string): Form["indicators"][number] => ({
  id,
  code: id,
  title: id,
  group,
  points: { kind: "fixed", full: 10 },
  by: { kind: "formula", formula },
});
/** `locked` reads `read` and the points of the group `sum`. */
const form: Form = {
  title: "表",
  fields: { type: "object", properties: {} },
  indicators: [
    indicator("locked", "main", "indicators.read + groups.sum"),
    indicator("read", "main", "3"),
    indicator("member", "sum", "4"),
    indicator("own", "main", "5"),
  ],
  score: {
    groups: [
      { id: "g1", code: "main", title: "主" },
      { id: "g2", code: "sum", title: "和" },
    ],
  },
};
/** The form as it is adopted: its unit had put an indicator of its own into the group `sum` before it was locked. */
const early = indicator("early", "sum", "6");
const adopted: Form = { ...form, indicators: [...form.indicators, early] };
const lockedIds = new Set(["locked"]);
const reach = lockReach(adopted, [...lockedIds], form);
const held = heldCells(adopted, reach);
const all = writableColumns.map(({ key }) => key);
const lockedOf = (id: string): WritableKey[] => {
  const one = adopted.indicators.find((each) => each.id === id);
  return one === undefined ? [] : all.filter((column) => lockOfCell(one, column, lockedIds, held) !== null);
};

describe("cells that locks from above hold", () => {
  it.each<[string, readonly WritableKey[]]>([
    ["locked", all],
    ["read", ["points", "by", "formula", "applicable"]],
    ["member", ["group", "points", "by", "formula", "applicable"]],
    ["own", []],
    ["early", []],
  ])("of %s: %j", (id, columns) => {
    expect(lockedOf(id).toSorted()).toEqual([...columns].toSorted());
  });

  it("none come into a group whose points are read, and the reason is said", () => {
    expect(lockOfGroup("main", held)).toBeNull();
    expect(lockOfGroup("sum", held)?.zh).toBe(
      "锁定指标“locked”要用到这一组的得分，不能增加指标，可以放在别的组",
    );
    const saidOf = (titles: readonly string[]) =>
      lockOfGroup("sum", { ...held, sums: new Map([["sum", titles]]) })?.en;
    expect(saidOf(["L"])).toMatch(/^The locked indicator "L" uses the points of this group/);
    expect(saidOf(["L", "M"])).toMatch(/^The locked indicators "L", "M" use the points of this group/);
  });

  it("the unit's own one may leave the group that is read, and come back no more", () => {
    const write = (to: Form, text: string) =>
      editCells(
        { form: to, unread: noUnread },
        [{ id: "early", column: "group", text }],
        lockedIds,
        undefined,
        held,
      );
    const left = write(adopted, "主");
    expect(left.form.indicators.at(-1)?.group).toBe("main");
    expect(write(left.form, "和").changed).toBe(0);
  });

  it.each<[string, WritableKey, string, boolean | "same"]>([
    ["read", "points", "8", false],
    ["read", "title", "别的", true],
    ["read", "code", "other", true],
    ["read", "group", "和", false],
    ["member", "group", "主", false],
    ["own", "group", "和", false],
    ["own", "points", "8", true],
    ["member", "points", "１０分", "same"],
    ["member", "group", "和", "same"],
    ["locked", "title", "locked", "same"],
    ["locked", "code", "locked", "same"],
    ["locked", "title", "别的", false],
  ])("%s, %s := %s", (id, column, text, isWritten) => {
    const outcome = editCells({ form, unread: noUnread }, [{ id, column, text }], lockedIds, undefined, held);
    const [changed, refused] = isWritten === "same" ? [0, 0] : isWritten ? [1, 0] : [0, 1];
    expect([outcome.changed, outcome.refused.length]).toEqual([changed, refused]);
    if (changed === 0) expect(outcome.form).toBe(form);
  });
});
