import type { Form } from "@duheng/contracts";
import { checkForm } from "@duheng/form";
import { describe, expect, it } from "vitest";
import { readWorkbook } from "../../../src/design/import/file/read-workbook.ts";
import { planImport } from "../../../src/design/import/plan/apply-import.ts";
import { findBlocks, findTable, headingsOf } from "../../../src/design/import/sheet/find-table.ts";
import { isKnownHeading } from "../../../src/design/import/sheet/headings.ts";
import { readRows, targetsOf } from "../../../src/design/import/sheet/read-rows.ts";
import { writeImportTemplate } from "../../../src/design/workbook-template/index.ts";

const blank: Form = {
  title: "新表",
  fields: { type: "object", properties: {} },
  indicators: [],
  score: { groups: [{ id: "g", code: "common", title: "共性指标" }] },
  ratings: { weights: { superior: 1 } },
};

describe.each(["zh", "en"] as const)("the workbook to fill in (%s)", (locale) => {
  it("reads back through the import without guesses: known headings, whole rows, no problems", async () => {
    const workbook = await readWorkbook(await writeImportTemplate(locale));
    const [sheet, about] = workbook.sheets;
    if (sheet === undefined || about === undefined) throw new Error("two sheets");
    const place = findTable(sheet);
    expect(place).toEqual({ header: 0, height: 1 });
    const headings = headingsOf(sheet, place);
    expect(headings.filter((heading) => !isKnownHeading(heading))).toEqual([]);
    const [block] = findBlocks(sheet, place);
    if (block === undefined) throw new Error("no table");
    const targets = targetsOf(sheet, block);
    expect(targets).toEqual([
      "level1",
      "title",
      "points",
      "by",
      "formula",
      "measure",
      "virtue",
      "description",
    ]);
    const rows = readRows(sheet, place, targets);
    const plan = planImport({ form: blank, unread: new Map() }, rows, {
      onExisting: "update",
      unticked: new Set(),
      lockedIds: new Set(),
      fallbackGroup: "common",
    });
    expect(plan.created).toBe(3);
    expect(plan.rows.flatMap(({ problems, guesses }) => [...problems, ...guesses])).toEqual([]);
    expect(plan.groupGuesses).toEqual([]);
    expect(plan.groups).toHaveLength(2);
    expect(plan.form.indicators.map(({ by, points }) => [by.kind, points])).toEqual([
      ["reviewer", { kind: "fixed", full: 40 }],
      ["reviewer", { kind: "floating", min: 0, max: 5 }],
      ["rating", { kind: "fixed", full: 20 }],
    ]);
    expect(checkForm(plan.form).filter(({ severity }) => severity === "error")).toEqual([]);
    // The explanations are no table: the import goes to the other sheet by itself.
    expect(headingsOf(about, findTable(about)).filter(isKnownHeading)).toEqual([]);
  });
});
