import { validators } from "@duheng/contracts";
import { checkForm } from "@duheng/form";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { designMessages } from "../../../src/design/design-messages.ts";
import { livePlaceAt } from "../../../src/design/live/live-place.ts";
import { itemsOf } from "../../../src/design/operations/fields.ts";
import { addItem, dropItem, sideOfItem } from "../../../src/design/palette/add-item.ts";
import { findItems, paletteItems } from "../../../src/design/palette/palette-items.ts";
import { paletteMessages } from "../../../src/design/palette/palette-messages.ts";
import { placesOfNew } from "../../../src/design/palette/places-of-new.ts";
import type { Selection } from "../../../src/design/selection.ts";
import { outlineForm } from "../../../src/design/structure/outline.ts";
import { loadPinyin } from "../../../src/formula-editor/pinyin.ts";
import { patrolForm } from "../../harness/forms/patrol-form.ts";

const titles = { field: "新字段", indicator: "新指标", rest: { page: "填写内容", section: "其他" } };
const outline = outlineForm(patrolForm, new Set());
const places: Selection[] = [
  { kind: "form" },
  ...[...outline.fields, ...outline.scoring, ...outline.samples].map(({ selection }) => selection),
];
const find = (typed: string) =>
  findItems(typed, (item) => ({
    name:
      item === "indicator" || item === "tasks" ? paletteMessages.zh[item] : designMessages.zh[`kind_${item}`],
    help: paletteMessages.zh[`help_${item}`],
  }));

describe("finding a kind", () => {
  beforeAll(loadPinyin);

  it.each([
    ["单选", "choice"],
    ["mx", "rows"],
    ["zhibiao", "indicator"],
    ["附件", "file"],
    ["件数", "integer"],
    ["zdrw", "tasks"],
  ])("%s means %s", (typed, item) => {
    expect(find(typed)).toContain(item);
  });

  it("nothing typed shows all, and a word for nothing shows none", () => {
    expect(find(" ")).toEqual(paletteItems);
    expect(find("没有这种")).toEqual([]);
  });
});

describe("adding", () => {
  it("puts a field right behind the selected one", () => {
    const { form } = addItem(patrolForm, "date", { kind: "field", path: ["姓名"] }, titles);
    expect(
      itemsOf(form)
        .map(({ field }) => field)
        .slice(0, 2),
    ).toEqual(["姓名", "新字段"]);
  });

  it("key tasks stand in the form itself, with milestones that formulas count", () => {
    const { form, selection } = addItem(
      patrolForm,
      "tasks",
      { kind: "field", path: ["加分项", "事项"] },
      titles,
    );
    expect(selection).toEqual({ kind: "field", path: ["新字段"] });
    expect(form.fields.properties.新字段).toHaveProperty("x-tasks");
    expect(checkForm(form).filter(({ severity }) => severity === "error")).toEqual([]);
    expect(sideOfItem(patrolForm, "tasks", { kind: "field", path: ["加分项", "事项"] }, "after")).toBeNull();
  });

  it("puts a column right behind the selected column", () => {
    const { selection } = addItem(patrolForm, "text", { kind: "field", path: ["加分项", "事项"] }, titles);
    expect(selection).toEqual({ kind: "field", path: ["加分项", "新字段"] });
  });

  it("puts an indicator right behind the selected one, into its group", () => {
    const { form } = addItem(patrolForm, "indicator", { kind: "indicator", id: "i-closing" }, titles);
    expect(form.indicators[1]).toMatchObject({ title: "新指标", group: "业务" });
  });

  it("a field let go above another one stands before it, and not inside of rows that have columns", () => {
    const target: Selection = { kind: "field", path: ["加分项"] };
    const side = sideOfItem(patrolForm, "text", target, "before");
    expect(side).toBe("before");
    const { form } = dropItem(patrolForm, "text", { target, side: "before" }, titles);
    const keys = itemsOf(form).map(({ field }) => field);
    expect(keys.indexOf("新字段")).toBe(keys.indexOf("加分项") - 1);
  });

  it("leaves a document that the schema takes, and takes nothing away, wherever anything is let go (property)", () => {
    const drop = fc.record({
      item: fc.constantFrom(...paletteItems),
      target: fc.constantFrom(...places),
      nearer: fc.constantFrom("before" as const, "after" as const),
    });
    fc.assert(
      fc.property(fc.array(drop, { maxLength: 6 }), (drops) => {
        let form = patrolForm;
        for (const { item, target, nearer } of drops) {
          const side = sideOfItem(form, item, target, nearer);
          if (side === null) continue;
          const { form: next } = dropItem(form, item, { target, side }, titles);
          expect(itemsOf(next).length + next.indicators.length).toBeGreaterThanOrEqual(
            itemsOf(form).length + form.indicators.length,
          );
          form = next;
        }
        validators.Form.parse(form);
        expect(checkForm(form).filter(({ code }) => code.startsWith("duplicate"))).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });
});

describe("the place in the live form", () => {
  const fields = [
    { key: "a", left: 0, right: 100, top: 0, bottom: 40 },
    { key: "b", left: 110, right: 210, top: 0, bottom: 40 },
    { key: "c", left: 0, right: 210, top: 50, bottom: 90 },
  ];

  it.each([
    [
      { x: 10, y: 20 },
      { key: "a", side: "before", across: true },
    ],
    [
      { x: 190, y: 20 },
      { key: "b", side: "after", across: true },
    ],
    [
      { x: 190, y: 55 },
      { key: "c", side: "before", across: false },
    ],
    [
      { x: 50, y: 400 },
      { key: "c", side: "after", across: false },
    ],
  ])("at %o it is %o", (pointer, place) => {
    expect(livePlaceAt(fields, pointer)).toEqual(place);
  });

  it("of a form without fields is none", () => {
    expect(livePlaceAt([], { x: 1, y: 1 })).toBeNull();
  });
});

describe("the place of a new field", () => {
  const place = (selection: Selection) =>
    placesOfNew(patrolForm, selection, titles.rest).map(({ as, into, behind }) => [as, into, behind]);

  it("is the page's section, said before; a column of rows is there to be asked for, never by itself", () => {
    expect(place({ kind: "field", path: ["警号"] })).toEqual([["field", "基本信息", "警号"]]);
    expect(place({ kind: "form" })).toEqual([["field", expect.any(String), ""]]);
    const [inSection, asColumn] = place({ kind: "field", path: ["加分项", "事项"] });
    expect([inSection?.[0], inSection?.[2]]).toEqual(["field", "加分事项"]);
    expect(asColumn).toEqual(["column", "加分事项", "事项"]);
    expect(place({ kind: "field", path: ["加分项"] })[1]).toEqual(["column", "加分事项", ""]);
  });

  it("is where the field comes, for whatever is selected and whichever place is chosen", () => {
    for (const selection of places)
      for (const { target, inside, as, into } of placesOfNew(patrolForm, selection, titles.rest)) {
        const { form, selection: added } = addItem(patrolForm, "text", target, titles, { inside });
        if (added.kind !== "field") throw new Error("no field was added");
        expect(added.path.length === 1).toBe(as === "field");
        if (as !== "field") continue;
        const section = (form.layout?.pages ?? [])
          .flatMap((page) => page.sections)
          .find(({ items }) => items.some((item) => item.field === added.path[0]));
        expect(section?.title ?? "").toBe(into);
      }
  });

  it("selected rows get no column unless it is asked for", () => {
    const rows: Selection = { kind: "field", path: ["加分项"] };
    expect(addItem(patrolForm, "text", rows, titles).selection).toEqual({ kind: "field", path: ["新字段"] });
    expect(addItem(patrolForm, "text", rows, titles, { inside: true }).selection).toEqual({
      kind: "field",
      path: ["加分项", "新字段"],
    });
  });
});
