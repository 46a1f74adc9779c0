import type { DatasetColumn } from "@duheng/contracts";
import { describe, expect, it } from "vitest";
import { blankColumn, columnOf, draftOf, isNumberText, isTaken, titled } from "./column-drafts.ts";

const rate: DatasetColumn = {
  ...{ key: "rate", title: "有效率", type: "number", unit: "%", minimum: 0, maximum: 100 },
  isRequired: true,
};

describe("columns as they are typed", () => {
  it("come back as they were", () => {
    expect(columnOf(draftOf(rate, true))).toEqual(rate);
    const choice = { key: "level", title: "等级", type: "choice", options: ["好", "较好"] } as const;
    expect(columnOf(draftOf({ ...choice, options: [...choice.options] }, false))).toEqual(choice);
  });

  it("that are read beside others are rows of their own, and named otherwise", () => {
    const first = draftOf(rate, true);
    const second = draftOf(rate, false, [first]);
    expect([second.id, second.key]).toEqual(["new-2", "有效率"]);
    expect(isTaken(second, [first, second])).toBe(false);
    expect(isTaken({ ...second, key: "rate" }, [first, second])).toBe(true);
    expect(isTaken({ ...second, key: "" }, [{ ...first, key: "" }, second])).toBe(false);
  });

  it("keep what belongs to their type alone", () => {
    const draft = { ...draftOf(rate, false), type: "text" as const, options: "好，较好" };
    expect(columnOf(draft)).toEqual({ key: "rate", title: "有效率", type: "text", isRequired: true });
    expect(columnOf({ ...draft, type: "choice" }).options).toEqual(["好", "较好"]);
    expect(columnOf({ ...draft, type: "integer", minimum: "零", maximum: "" }).minimum).toBeUndefined();
    expect([isNumberText("零"), isNumberText(""), isNumberText("-1.5")]).toEqual([false, true, true]);
  });

  it("are named in formulas after their title until somebody names them, and never again once there are figures", () => {
    const first = titled(blankColumn([]), "有效率（%）", []);
    expect([first.id, first.key]).toEqual(["new-1", "有效率"]);
    const second = titled(blankColumn([first]), "有效率", [first]);
    expect([second.id, second.key]).toEqual(["new-2", "有效率2"]);
    expect(titled({ ...first, isNamed: true }, "合格率", []).key).toBe("有效率");
    expect(titled(draftOf(rate, true), "合格率", [])).toMatchObject({ title: "合格率", key: "rate" });
  });
});
