import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Form } from "@duheng/contracts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { procuratorateForm } from "../../../../../seed/forms/procuratorate.ts";
import { writeIndicators } from "../../../src/design/import/export-indicators.ts";
import { ImportError, importLimits } from "../../../src/design/import/file/import-error.ts";
import { readText, readWorkbook } from "../../../src/design/import/file/read-workbook.ts";
import { columnLetter, type SheetCells } from "../../../src/design/import/file/workbook.ts";
import { type ImportOptions, planImport } from "../../../src/design/import/plan/apply-import.ts";
import { findTable, headingsOf } from "../../../src/design/import/sheet/find-table.ts";
import { titleOfGroup } from "../../../src/design/import/sheet/group-title.ts";
import { guessColumns } from "../../../src/design/import/sheet/guess-columns.ts";
import type { ImportTarget } from "../../../src/design/import/sheet/heading-words.ts";
import { readRows } from "../../../src/design/import/sheet/read-rows.ts";
import { noUnread } from "../../../src/design/table/cells/unread-cells.ts";
import { patrolForm } from "../../harness/forms/patrol-form.ts";

const options: ImportOptions = {
  onExisting: "update",
  unticked: new Set(),
  lockedIds: new Set(),
  fallbackGroup: patrolForm.score.groups[0]?.code ?? "",
};
const empty: Form = { ...patrolForm, indicators: [], samples: [] };

function mapped(sheet: SheetCells) {
  const place = findTable(sheet);
  const headings = headingsOf(sheet, place);
  const below = sheet.rows.slice(place.header + place.height);
  const targets = guessColumns(
    headings.map((heading, column) => ({ heading, cells: below.map((row) => row[column] ?? "") })),
  );
  return { place, headings, targets, rows: readRows(sheet, place, targets) };
}

async function refusal(bytes: Uint8Array): Promise<string> {
  try {
    await readWorkbook(bytes);
    return "read";
  } catch (error) {
    return error instanceof ImportError ? error.code : String(error);
  }
}

describe("a workbook as offices make it, by another writer", () => {
  const read = async () => {
    const bytes = await readFile(join(import.meta.dirname, "fixtures/indicators-openpyxl.xlsx"));
    const { sheets } = await readWorkbook(new Uint8Array(bytes));
    const [sheet] = sheets;
    if (sheet === undefined) throw new Error("the fixture has no sheet");
    return { sheet, sheets };
  };

  it("is found below its title, with a heading of two rows, and its columns are known by their names", async () => {
    const { sheet, sheets } = await read();
    expect(sheets.map((each) => each.name)).toEqual(["考核指标", "说明"]);
    const { place, headings, targets } = mapped(sheet);
    expect(place).toEqual({ header: 2, height: 2 });
    expect(headings).toEqual([
      "序号",
      "一级指标",
      "二级指标",
      "考核内容",
      "分值",
      "计分办法",
      "权重",
      "责任科室",
      "定性/定量",
    ]);
    expect(targets).toEqual<ImportTarget[]>([
      "ignore",
      "level1",
      "level2",
      "title",
      "points",
      "description",
      "groupWeight",
      "append",
      "measure",
    ]);
    expect(sheet.uncomputed).toEqual(["E11"]);
  });

  it("becomes groups and indicators; notes and totals are left out, and what cannot be read is told with its place", async () => {
    const { sheet } = await read();
    const { rows } = mapped(sheet);
    const plan = planImport({ form: empty, unread: noUnread }, rows, options);
    expect(plan.rows.map(({ row, becomes }) => [row.line, row.kind, becomes])).toEqual([
      [5, "indicator", "new"],
      [6, "indicator", "new"],
      [7, "indicator", "new"],
      [9, "indicator", "new"],
      [10, "indicator", "new"],
      [11, "total", "nothing"],
      [12, "note", "nothing"],
    ]);
    // What the sheet says of a group is a check: 德 comes to it, 绩 does not as long as one has no points.
    expect(plan.groups.map(({ title, weight, max }) => [title, weight, max])).toEqual([
      ["德", undefined, undefined],
      ["绩", undefined, undefined],
    ]);
    expect(plan.sums.groups.map(({ fixed, stated, fit }) => [fixed, stated, fit])).toEqual([
      [20, 20, "same"],
      [30, 70, "differs"],
    ]);
    expect(
      plan.form.indicators.map((each) => [each.title, each.group, each.points, each.measure, each.virtue]),
    ).toEqual([
      ["理论学习", "德", { kind: "fixed", full: 10 }, "quantitative", "morality"],
      ["政治表现", "德", { kind: "fixed", full: 10 }, "qualitative", "morality"],
      ["数据质量", "绩", { kind: "fixed", full: 30 }, "quantitative", "achievement"],
      ["统计服务", "绩", { kind: "floating", min: 0, max: 5 }, "quantitative", "achievement"],
      ["调查研究", "绩", { kind: "floating", min: 0, max: 0 }, "qualitative", "achievement"],
    ]);
    // The standard of 数据质量 goes on in the row below.
    expect(plan.form.indicators[2]?.description).toBe(
      "二级指标：业务工作\n差错一处扣0.5分\n责任科室：各业务科\n迟报一次扣1分",
    );
    expect(plan.rows[4]?.problems).toEqual([
      expect.objectContaining({ place: "E10", text: "视情况", column: "points" }),
    ]);
    const last = plan.form.indicators.at(-1);
    expect(plan.unread.get(`${last?.id}/points`)?.text).toBe("视情况");
  });
});

describe("what the form has already", () => {
  const text = `代码\t指标名称\t分值\n${patrolForm.indicators[0]?.code}\t改了名\t33\n新码\t新的\t7`;
  const rows = () =>
    mapped(readText(text).sheets[0] ?? { name: "", rows: [], merges: [], uncomputed: [] }).rows;

  it.each<["update" | "skip" | "add", number, string | undefined]>([
    ["update", patrolForm.indicators.length + 1, "改了名"],
    ["skip", patrolForm.indicators.length + 1, patrolForm.indicators[0]?.title],
    ["add", patrolForm.indicators.length + 2, patrolForm.indicators[0]?.title],
  ])("%s", (onExisting, count, title) => {
    const { form } = planImport({ form: patrolForm, unread: noUnread }, rows(), { ...options, onExisting });
    expect(form.indicators).toHaveLength(count);
    expect(form.indicators[0]?.title).toBe(title);
    expect(new Set(form.indicators.map((each) => each.code)).size).toBe(count);
  });

  it("takes only the first of rows that are called alike for what the form has", () => {
    const title = patrolForm.indicators[0]?.title;
    const [sheet] = readText(`指标名称\t分值\n${title}\t1\n${title}\t2`).sheets;
    if (sheet === undefined) throw new Error("no sheet");
    const plan = planImport({ form: patrolForm, unread: noUnread }, mapped(sheet).rows, options);
    expect(plan.rows.map((row) => row.becomes)).toEqual(["update", "new"]);
    expect(plan.form.indicators[0]?.points).toEqual({ kind: "fixed", full: 1 });
  });

  it("is not changed where it is locked, nor where its row is unticked", () => {
    const lockedIds = new Set([patrolForm.indicators[0]?.id ?? ""]);
    const plan = planImport({ form: patrolForm, unread: noUnread }, rows(), {
      ...options,
      lockedIds,
      unticked: new Set([3]),
    });
    expect(plan.form.indicators).toEqual(patrolForm.indicators);
    expect(plan.rows.map((row) => row.becomes)).toEqual(["locked", "unticked"]);
  });
});

describe("export and import again", () => {
  it.each([
    ["the patrol form", patrolForm],
    ["the procuratorate's form", procuratorateForm("criminal")],
  ])("changes nothing in %s, and makes the same in an empty one", async (_, form) => {
    const [sheet] = (await readWorkbook(await writeIndicators(form, "zh"))).sheets;
    if (sheet === undefined) throw new Error("nothing was written");
    const { rows } = mapped(sheet);
    const again = planImport({ form, unread: noUnread }, rows, options);
    expect(again.updated).toBe(form.indicators.length);
    expect(again.form.indicators).toEqual(form.indicators);
    expect(again.unread.size).toBe(0);

    const bare: Form = { ...form, indicators: [], samples: [] };
    const anew = planImport({ form: bare, unread: noUnread }, rows, options);
    const plain = (each: Form) =>
      each.indicators.map(({ id: _id, locked: __, origin: ___, ...rest }) => rest);
    expect(plain(anew.form)).toEqual(
      plain({
        ...form,
        indicators: form.score.groups.flatMap((group) =>
          form.indicators.filter((each) => each.group === group.code),
        ),
      }),
    );
  });
});

describe("files that are refused", () => {
  const compound = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
  const utf16 = (text: string) => [...text].flatMap((letter) => [letter.charCodeAt(0), 0]);

  it.each<[string, Uint8Array, string]>([
    ["nothing", new Uint8Array(), "empty"],
    ["a picture", new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13]), "not-xlsx"],
    ["the old Excel format", new Uint8Array([...compound, ...new Array(600).fill(0)]), "xls"],
    [
      "one with a password",
      new Uint8Array([...compound, 0, 0, ...utf16("EncryptedPackage"), 0]),
      "encrypted",
    ],
    ["half an archive", new Uint8Array([0x50, 0x4b, 3, 4, ...new Array(100).fill(7)]), "damaged"],
    ["more than 10 MB", new Uint8Array(importLimits.bytes + 1), "too-large"],
    ["blank lines", new TextEncoder().encode("\n\n , \n"), "no-sheet"],
    ["rows without end", new TextEncoder().encode("a,b\n".repeat(5_000)), "too-many-rows"],
    ["columns without end", new TextEncoder().encode("a,".repeat(500)), "too-many-columns"],
  ])("%s", async (_, bytes, code) => {
    expect(await refusal(bytes)).toBe(code);
  });

  it("an archive that says it unpacks to gigabytes, or hides what it unpacks to", async () => {
    const good = await writeIndicators(patrolForm, "zh");
    for (const size of [2_000_000_000, 0]) {
      const bytes = Uint8Array.from(good);
      const view = new DataView(bytes.buffer);
      let at = bytes.length - 22;
      while (view.getUint32(at, true) !== 0x06054b50) at -= 1;
      view.setUint32(view.getUint32(at + 16, true) + 24, size, true);
      expect(await refusal(bytes)).toBe("zip-bomb");
    }
  });

  it("a sheet of very many rows, without reading them all", async () => {
    const { writeXlsx } = await import("hucre/xlsx");
    const rows = Array.from({ length: 50_000 }, (_, index) => [index, "x"]);
    expect(await refusal(await writeXlsx({ sheets: [{ name: "s", rows }] }))).toBe("too-many-rows");
  });

  it("any bytes at all come to a workbook or to a refusal by name", async () => {
    const good = await writeIndicators(patrolForm, "zh");
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { minLength: 1, maxLength: 30 }),
        async (changes) => {
          const bytes = Uint8Array.from(good);
          for (const [index, value] of changes) bytes[index] = value;
          const code = await refusal(bytes);
          expect(["read", "damaged", "zip-bomb", "no-sheet", "not-xlsx", "too-many-columns"]).toContain(code);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe("texts", () => {
  it("in the encoding of Chinese Windows, with quotes and commas of their own", async () => {
    // 指标,分值 in GB18030
    const bytes = new Uint8Array([
      0xd6, 0xb8, 0xb1, 0xea, 0x2c, 0xb7, 0xd6, 0xd6, 0xb5, 0x0a, 0x22, 0x61, 0x2c, 0x22, 0x22, 0x22, 0x2c,
      0x35,
    ]);
    expect((await readWorkbook(bytes)).sheets[0]?.rows).toEqual([
      ["指标", "分值"],
      ['a,"', "5"],
    ]);
  });

  it("headings of groups tell their points", () => {
    expect(titleOfGroup("一、德（20分）")).toEqual({ title: "德", points: 20 });
    expect(titleOfGroup("（二）业务工作")).toEqual({ title: "业务工作", points: undefined });
  });

  it("a table without a column of groups goes by the headings between its rows", () => {
    const text = "指标名称\t分值\n一、德（20分）\t\n学习\t20\n二、绩\t\n办案\t80\n合计\t100";
    const [sheet] = readText(text).sheets;
    if (sheet === undefined) throw new Error("no sheet");
    const plan = planImport({ form: empty, unread: noUnread }, mapped(sheet).rows, options);
    expect(plan.form.indicators.map((each) => [each.title, each.group])).toEqual([
      ["学习", "德"],
      ["办案", "绩"],
    ]);
  });

  it("columns are named as spreadsheets name them", () => {
    expect([0, 25, 26, 51, 52, 701, 702].map(columnLetter)).toEqual([
      "A",
      "Z",
      "AA",
      "AZ",
      "BA",
      "ZZ",
      "AAA",
    ]);
  });
});
