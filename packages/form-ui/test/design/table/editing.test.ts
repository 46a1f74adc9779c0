import { type Form, validators } from "@duheng/contracts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { beginHistory, remember, stepBack } from "../../../src/design/history.ts";
import { type WritableKey, writableColumns } from "../../../src/design/table/cells/columns.ts";
import { noUnread } from "../../../src/design/table/cells/unread-cells.ts";
import { planFill } from "../../../src/design/table/clipboard/plan-fill.ts";
import { type PasteTarget, planPaste } from "../../../src/design/table/clipboard/plan-paste.ts";
import { readTable, writeTable } from "../../../src/design/table/clipboard/table-text.ts";
import { editCells } from "../../../src/design/table/editing/edit-cells.ts";
import {
  addRows,
  duplicateRows,
  placeRows,
  removeRows,
  stepRows,
} from "../../../src/design/table/editing/rows.ts";
import { noFilter, viewRows } from "../../../src/design/table/view/view-rows.ts";
import { patrolForm } from "../../harness/forms/patrol-form.ts";

const nobody: ReadonlySet<string> = new Set();
const sheet = { form: patrolForm, unread: noUnread };
const ids = patrolForm.indicators.map((each) => each.id);
const [first = "", second = ""] = ids;
const columns = writableColumns.map((column) => column.key);

function target(over: Partial<PasteTarget>): PasteTarget {
  return { ids, columns, shown: columns, rows: 1, width: 1, grow: null, newTitle: "新指标", ...over };
}

describe("editing cells", () => {
  it("writes what it can read, and keeps what it cannot beside the document", () => {
    const outcome = editCells(
      sheet,
      [
        { id: first, column: "points", text: "12.5分" },
        { id: second, column: "points", text: "约十分" },
        { id: first, column: "measure", text: "说不清" },
      ],
      nobody,
    );
    expect(outcome.form.indicators[0]?.points).toEqual({ kind: "fixed", full: 12.5 });
    expect(outcome.form.indicators[1]).toBe(patrolForm.indicators[1]);
    expect(outcome.unread.get(`${second}/points`)?.text).toBe("约十分");
    expect(outcome.unread.get(`${first}/measure`)?.message.code).toBe("word-unknown");
    const mended = editCells(outcome, [{ id: second, column: "points", text: "10" }], nobody);
    expect(mended.unread.has(`${second}/points`)).toBe(false);
  });

  it("takes titles on one line, without what nobody sees", () => {
    const text = "\uFEFF接警\r\n\u200B及时\u202E率\t\0";
    const { form } = editCells(sheet, [{ id: first, column: "title", text }], nobody);
    expect(form.indicators[0]?.title).toBe("接警 及时率");
    expect(validators.Form.is(form)).toBe(true);
  });

  it("leaves locked indicators alone, and cells that cannot be empty", () => {
    const outcome = editCells(
      sheet,
      [
        { id: first, column: "title", text: "x" },
        { id: second, column: "title", text: "  " },
      ],
      new Set([first]),
    );
    expect(outcome.form).toBe(patrolForm);
    expect(outcome.refused.map(({ message }) => message.code)).toEqual(["indicator-locked", "title-empty"]);
  });

  it("renames a code wherever formulas name it", () => {
    const code = patrolForm.indicators[0]?.code ?? "";
    const form: Form = { ...patrolForm, score: { ...patrolForm.score, total: `indicators.${code} + 1` } };
    const outcome = editCells(
      { form, unread: noUnread },
      [{ id: first, column: "code", text: "新代码" }],
      nobody,
    );
    expect(outcome.form.score.total).toBe("indicators.新代码 + 1");
  });

  it("takes any text into any cell without an exception, and never into a locked one", () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            id: fc.constantFrom(...ids, "gone"),
            column: fc.constantFrom(...columns),
            text: fc.oneof(fc.string({ unit: "binary" }), fc.constantFrom("10", "定量", "a→好", "√", "'=1")),
          }),
          { maxLength: 20 },
        ),
        (edits) => {
          const { form } = editCells(sheet, edits, new Set([first]));
          expect(form.indicators[0]).toEqual(patrolForm.indicators[0]);
          expect(new Set(form.indicators.map((each) => each.code)).size).toBe(form.indicators.length);
          expect(form.indicators.map((each) => each.id)).toEqual(ids);
        },
      ),
    );
  });
});

describe("the clipboard", () => {
  it("brings every cell through a spreadsheet's text unchanged, and guards what one would run", () => {
    // A row of one empty cell at the end cannot be told from the last line break.
    const cell = fc.string().map((text) => text.replaceAll(/\r\n?/g, "\n"));
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1 }), (rows) => {
        expect(readTable(writeTable(rows))).toEqual(rows);
      }),
    );
    expect(writeTable([["=1+1", "@x", "-cmd", "-3～0", "-3"]])).toBe("'=1+1\t'@x\t'-cmd\t-3～0\t-3");
  });

  it("pastes over the cells to the right and down, maps words, and makes the rows that are missing", () => {
    const table = [
      ["夜间巡逻", "", "", "0-5"],
      ["新项一", "X1", patrolForm.score.groups[1]?.title ?? "", "6"],
      ["新项二", "X2", "没有的组", "7"],
    ];
    const outcome = planPaste(
      sheet,
      table,
      target({ ids: [first], grow: { group: patrolForm.score.groups[0]?.code ?? "", after: undefined } }),
      nobody,
    );
    expect(outcome.created).toHaveLength(2);
    expect(outcome.form.indicators.find((each) => each.id === first)).toMatchObject({
      title: "夜间巡逻",
      code: patrolForm.indicators[0]?.code,
      points: { kind: "floating", min: 0, max: 5 },
    });
    const made = outcome.form.indicators.filter((each) => outcome.created.includes(each.id));
    expect(made.map((each) => [each.code, each.group])).toEqual([
      ["X1", patrolForm.score.groups[1]?.code],
      ["X2", patrolForm.score.groups[0]?.code],
    ]);
    expect(outcome.unread.size).toBe(1);
  });

  it("goes by the titles in the first line where they are named", () => {
    const outcome = planPaste(
      sheet,
      [
        ["分值", "随便", "指标名称"],
        ["8", "?", "改名"],
      ],
      target({}),
      nobody,
    );
    expect(outcome.form.indicators[0]).toMatchObject({ title: "改名", points: { kind: "fixed", full: 8 } });
  });

  it("repeats one cell over all that is chosen", () => {
    const outcome = planPaste(
      sheet,
      [["定性"]],
      target({ columns: columns.slice(columns.indexOf("measure")), rows: 3 }),
      nobody,
    );
    expect(outcome.form.indicators.slice(0, 3).map((each) => each.measure)).toEqual(
      Array.from({ length: 3 }, () => "qualitative"),
    );
  });

  it("makes no more indicators than a form may hold, and says how many had no room", () => {
    const table = Array.from({ length: 600 }, (_, index) => [`第${index}项`]);
    const group = patrolForm.score.groups[0]?.code ?? "";
    const outcome = planPaste(sheet, table, target({ ids: [], grow: { group, after: undefined } }), nobody);
    expect(outcome.form.indicators).toHaveLength(500);
    expect(outcome.surplus).toBe(600 - (500 - ids.length));
  });

  it("copies a whole table of indicators from one form into another", () => {
    const shown: readonly WritableKey[] = columns;
    const text = writeTable(
      patrolForm.indicators.map((each) =>
        writableColumns.map((column) => column.show(each, patrolForm, "zh")),
      ),
    );
    const empty: Form = { ...patrolForm, indicators: [] };
    const group = patrolForm.score.groups[0]?.code ?? "";
    const outcome = planPaste(
      { form: empty, unread: noUnread },
      readTable(text),
      target({ ids: [], columns: shown, grow: { group, after: undefined } }),
      nobody,
    );
    const plain = (form: Form) => form.indicators.map(({ id: _, locked: __, origin: ___, ...each }) => each);
    // A new row says more than an empty cell takes away only where the column can be empty.
    expect(plain(outcome.form)).toEqual(plain(patrolForm));
    expect(outcome.unread.size).toBe(0);
  });

  it("fills down with free codes", () => {
    const edits = planFill(sheet, { ids, from: 1, columns: ["points", "code", "virtue"] }, "zh");
    const { form } = editCells(sheet, edits, nobody);
    expect(form.indicators.every((each) => each.virtue === patrolForm.indicators[0]?.virtue)).toBe(true);
    expect(new Set(form.indicators.map((each) => each.code)).size).toBe(ids.length);
  });
});

describe("rows", () => {
  it("keeps all indicators whatever is moved where", () => {
    fc.assert(
      fc.property(
        fc.subarray(ids),
        fc.constantFrom(...patrolForm.score.groups.map((group) => group.code)),
        fc.option(fc.constantFrom(...ids)),
        fc.constantFrom<-1 | 1>(-1, 1),
        (wanted, group, before, step) => {
          const chosen = new Set(wanted);
          const placed = placeRows(patrolForm, chosen, { group, before }, nobody);
          expect(placed.indicators.map((each) => each.id).toSorted()).toEqual(ids.toSorted());
          for (const each of placed.indicators) if (chosen.has(each.id)) expect(each.group).toBe(group);
          const stepped = stepRows(placed, chosen, step);
          expect(stepped.indicators.map((each) => each.id).toSorted()).toEqual(ids.toSorted());
        },
      ),
    );
  });

  it("adds behind a row, duplicates with a free code and no lock, and removes all but locked ones", () => {
    const group = patrolForm.indicators[0]?.group ?? "";
    const added = addRows(patrolForm, { group, after: first, count: 2, title: "新指标" });
    expect(added.form.indicators.slice(1, 3).map((each) => each.id)).toEqual(added.ids);
    const doubled = duplicateRows(patrolForm, new Set([second]));
    expect(doubled.form.indicators[2]).toMatchObject({
      ...patrolForm.indicators[1],
      id: doubled.ids[0],
      code: expect.any(String),
    });
    expect(removeRows(patrolForm, new Set([first, second]), new Set([first]))).toMatchObject({
      removed: 1,
      kept: 1,
    });
  });
});

describe("the view", () => {
  const options = {
    filter: noFilter,
    sort: null,
    growing: true,
    freshIds: nobody,
    troubledIds: nobody,
    resultOf: () => null,
    locale: "zh" as const,
  };

  it("shows every indicator once, under its group, with a blank line to begin another", () => {
    const rows = viewRows(patrolForm, options);
    expect(rows.filter((row) => row.kind === "indicator")).toHaveLength(ids.length);
    expect(rows.filter((row) => row.kind === "blank")).toHaveLength(patrolForm.score.groups.length);
  });

  it("filters by dimension and text, and sorts without touching the form", () => {
    const filter = { ...noFilter, dimensions: { measure: "quantitative" } };
    const rows = viewRows(patrolForm, { ...options, filter, sort: { column: "points", descending: true } });
    const shown = rows.flatMap((row) => (row.kind === "indicator" ? [row.indicator] : []));
    expect(shown.every((each) => each.measure === "quantitative")).toBe(true);
    expect(shown.length).toBeGreaterThan(0);
    expect(
      viewRows(patrolForm, { ...options, filter: { ...noFilter, text: "没有这样的" } }).some(
        (row) => row.kind === "indicator",
      ),
    ).toBe(false);
  });

  it("one act is one step back", () => {
    const { form } = editCells(
      sheet,
      [
        { id: first, column: "points", text: "1" },
        { id: second, column: "points", text: "2" },
      ],
      nobody,
    );
    const history = remember(beginHistory(patrolForm), form, { what: "", at: 0 });
    expect(stepBack(history, (_base, mine) => mine).present).toBe(patrolForm);
  });
});
