import { checkForm } from "@duheng/form";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type DropSide, dropPart, dropsBeside, dropsInto } from "../../src/design/operations/drop.ts";
import { itemsOf } from "../../src/design/operations/fields.ts";
import type { Selection } from "../../src/design/selection.ts";
import { outlineForm } from "../../src/design/structure/outline.ts";
import { patrolForm } from "../harness/forms/patrol-form.ts";

const outline = outlineForm(patrolForm, new Set());
const parts = [...outline.fields, ...outline.scoring, ...outline.samples].map(({ selection }) => selection);
const field = (...path: string[]): Selection => ({ kind: "field", path });
const keys = (form: typeof patrolForm) => itemsOf(form).map((item) => item.field);

describe("letting a part go", () => {
  it("a field stands before or behind the one it is let go at, in the section of that one", () => {
    const before = dropPart(patrolForm, field("警号"), field("办结数"), "before");
    expect(keys(before).indexOf("警号")).toBe(keys(before).indexOf("办结数") - 1);
    const after = dropPart(patrolForm, field("警号"), field("办结数"), "after");
    expect(keys(after).indexOf("警号")).toBe(keys(after).indexOf("办结数") + 1);
  });

  it("a column of rows changes its place among the columns, and goes nowhere else", () => {
    const columns = parts.flatMap((part) =>
      part.kind === "field" && part.path.length === 2 ? [part.path] : [],
    );
    const [rows = "", own = ""] = columns[0] ?? [];
    expect(columns.length).toBeGreaterThan(1);
    expect(dropPart(patrolForm, field(rows, own), field("姓名"), "after")).toBe(patrolForm);
    expect(dropPart(patrolForm, field("姓名"), field(rows, own), "after")).toBe(patrolForm);
  });

  it("an indicator takes the group that it is let go in", () => {
    const form = dropPart(
      patrolForm,
      { kind: "indicator", id: "i-attitude" },
      { kind: "indicator", id: "i-bonus" },
      "before",
    );
    const at = form.indicators.findIndex(({ id }) => id === "i-attitude");
    expect(form.indicators[at + 1]?.id).toBe("i-bonus");
    expect(form.indicators[at]?.group).toBe(form.indicators[at + 1]?.group);
  });

  it("loses nothing and makes no error, whatever is let go wherever (property)", () => {
    const errors = checkForm(patrolForm).filter(({ severity }) => severity === "error").length;
    fc.assert(
      fc.property(
        fc.constantFrom(...parts),
        fc.constantFrom(...parts),
        fc.constantFrom<DropSide>("before", "after", "into"),
        (dragged, target, side) => {
          const form = dropPart(patrolForm, dragged, target, side);
          if (!(side === "into" ? dropsInto(dragged, target) : dropsBeside(dragged, target)))
            expect(form).toBe(patrolForm);
          // A field that no section held until now may come to be in one.
          expect(new Set(keys(form)).size).toBe(keys(form).length);
          expect(keys(form)).toEqual(expect.arrayContaining(keys(patrolForm)));
          const ids = (of: typeof patrolForm) => [
            ...of.indicators.map(({ id }) => id),
            ...of.score.groups.map(({ id }) => id),
            ...(of.samples ?? []).map(({ id }) => id),
            ...(of.layout?.pages ?? []).flatMap(({ id, sections }) => [
              id,
              ...sections.map((each) => each.id),
            ]),
          ];
          expect(ids(form).sort()).toEqual(ids(patrolForm).sort());
          // An indicator in another group meets that group's limit, so a sample's expected score may no longer fit.
          if (dragged.kind !== "indicator")
            expect(checkForm(form).filter(({ severity }) => severity === "error")).toHaveLength(errors);
        },
      ),
      { numRuns: 400 },
    );
  });
});
