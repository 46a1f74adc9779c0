import fc from "fast-check";
import { writeXlsx } from "hucre/xlsx";
import { describe, expect, it } from "vitest";
import { unpackTable } from "../src/tables/packed-table.ts";
import { readTable } from "../src/tables/read-table.ts";
import { unreadable } from "../src/tables/unreadable-table.ts";
import { archiveOf, sheetXml, workbookParts } from "./workbook-parts.ts";

/** What a file is read as: its rows, or the sentence why it is not. */
async function read(
  bytes: Uint8Array,
  { sheet, headings = [] }: { sheet?: string; headings?: string[] } = {},
) {
  const table = await readTable(bytes, { sheet, headings });
  if ("refused" in table) return unreadable(table.refused).text;
  const { packed, rows: _rows, ...rest } = table;
  return { ...rest, rows: [...unpackTable(packed, 1_000)].flat().map(({ row, cells }) => [row, ...cells]) };
}

const rowsOf = async (bytes: Uint8Array) => {
  const table = await read(bytes);
  return "rows" in table ? table.rows : table;
};

const one = (xml: string, more?: Parameters<typeof workbookParts>[1]) =>
  archiveOf(workbookParts([{ name: "数据", xml }], more));

const styles =
  '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="0.0%;[Red]-0.0%"/><numFmt numFmtId="165" formatCode="0&quot;%&quot;"/>' +
  '<numFmt numFmtId="166" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/><numFmt numFmtId="167" formatCode="0\\%"/></numFmts>' +
  '<cellStyleXfs><xf numFmtId="9"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="9"/><xf numFmtId="10"/><xf numFmtId="164"/>' +
  '<xf numFmtId="165"/><xf numFmtId="166"/><xf numFmtId="14"/><xf numFmtId="167"/></cellXfs></styleSheet>';

describe("what Excel shows as a percentage", () => {
  it("is read as it is shown, with all of its digits, cell by cell", async () => {
    const cells = (...all: readonly (readonly [style: number, value: string])[]) =>
      all.map(([style, value]) => `<c s="${style}"><v>${value}</v></c>`).join("");
    const xml = sheetXml([
      `<row r="1">${cells([1, "0.97499999999999998"], [2, "0.975"], [3, "-0.05"], [0, "0.975"])}</row>`,
      `<row r="2">${cells([1, "0"], [2, "1"], [3, "1.2"], [1, "1E-4"])}</row>`,
      // A sign that is only shown makes no percentage of it.
      `<row r="3">${cells([4, "97.5"], [7, "97.5"], [5, "46204"], [6, "46204"])}</row>`,
    ]);
    expect(await rowsOf(one(xml, { styles }))).toEqual([
      [1, "97.5%", "97.5%", "-5%", "0.975"],
      [2, "0%", "100%", "120%", "0.01%"],
      [3, "97.5", "97.5", "2026-07-01", "2026-07-01"],
    ]);
  });

  it("any share of a hundred comes back exactly", async () => {
    const shares = fc.array(fc.integer({ min: -1_000_000, max: 1_000_000 }), { minLength: 1, maxLength: 50 });
    await fc.assert(
      fc.asyncProperty(shares, async (thousandths) => {
        const bytes = await writeXlsx({
          sheets: [
            {
              name: "s",
              columns: [{ numFmt: "0.00%" }],
              rows: thousandths.map((each) => [each / 1000 / 100]),
            },
          ],
        });
        const rows = await rowsOf(bytes);
        expect(rows).toEqual(thousandths.map((each, at) => [at + 1, `${each / 1000}%`]));
      }),
      { numRuns: 20 },
    );
  });
});

describe("cells as workbooks have them", () => {
  it("of each type, with what is hidden and what is computed told", async () => {
    const strings =
      "<sst><si><t>甲 &amp; 乙</t></si><si><r><t>两</t></r><r><t xml:space='preserve'> 段</t></r><rPh><t>liang</t></rPh></si><si/></sst>";
    const xml = sheetXml([
      '<row r="2"><c r="A2" t="s"><v>0</v></c><c r="C2" t="s"><v>1</v></c><c r="D2" t="s"><v>9</v></c></row>',
      '<row r="3" hidden="1"><c r="A3" t="inlineStr"><is><t>行内_x000D_&lt;1&gt;</t></is></c><c r="B3" t="b"><v>1</v></c></row>',
      '<row r="5"><c r="A5"><f>SUM(A1:A2)</f><v>12.50</v></c><c r="B5" t="str"><f>"x"</f><v>算出</v></c><c r="C5"><f>A9</f></c></row>',
      '<row r="6" ht="0"><c r="A6" t="e"><v>#N/A</v></c><c r="B6" t="d"><v>2026-07-01T00:00:00</v></c><c r="C6" s="3"/></row>',
      '<row r=\'7\'><c r=\'B7\'><v><![CDATA[7]]></v></c></row><!-- <row> --><row r="9"><c r="XFD9" s="1"/></row>',
    ]);
    expect(await read(one(xml, { strings }))).toEqual({
      sheet: "数据",
      sheets: ["数据"],
      computed: 2,
      hidden: 2,
      rows: [
        [2, "甲 & 乙", "", "两 段"],
        [3, "行内\r<1>", "是"],
        [5, "12.5", "算出"],
        [6, "#N/A", "2026-07-01"],
        [7, "", "7"],
      ],
    });
  });

  it("numbers with all that Excel keeps; those of which it lost digits show it", async () => {
    const values = [
      "1",
      "-0",
      "007",
      "0.1",
      "0.30000000000000004",
      "1E-7",
      "123456789012345",
      "1.5E+17",
      "150421199001011234",
      "1e999",
      "x",
    ];
    const xml = sheetXml([`<row>${values.map((value) => `<c><v>${value}</v></c>`).join("")}</row>`]);
    expect(await rowsOf(one(xml))).toEqual([
      [
        1,
        "1",
        "0",
        "7",
        "0.1",
        "0.3",
        "0.0000001",
        "123456789012345",
        "1.5e+17",
        "1.5042119900101123e+17",
        "1e999",
        "x",
      ],
    ]);
  });

  it("with prefixes, days from 1904, and in whatever pieces it is unpacked", async () => {
    const long = Array.from(
      { length: 40_000 },
      (_, at) =>
        `<x:row r="${at + 1}"><x:c r="A${at + 1}" t="inlineStr"><x:is><x:t>甲${at}&amp;</x:t></x:is></x:c></x:row>`,
    );
    const rows = await rowsOf(
      one(`<x:worksheet xmlns:x="m"><x:sheetData>${long.join("")}</x:sheetData></x:worksheet>`),
    );
    expect(rows).toEqual(long.map((_, at) => [at + 1, `甲${at}&`]));
    const days = one(sheetXml(['<row><c s="6"><v>44742</v></c></row>']), {
      styles,
      properties: '<workbookPr date1904="1"/>',
    });
    expect(await rowsOf(days)).toEqual([[1, "2026-07-01"]]);
  });

  it("as a writer made it, whatever is in the cells", async () => {
    const cell = fc.oneof(
      fc.string({ unit: fc.constantFrom(..."甲乙ab<>&\"'_x00 \u{1f600}") }).map((text) => text.trim()),
      fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }),
      fc.boolean(),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(cell, { maxLength: 8 }), { minLength: 1, maxLength: 20 }),
        async (rows) => {
          const shown = rows.map((cells) =>
            cells.map((each) => (typeof each === "boolean" ? (each ? "是" : "否") : String(each))),
          );
          const filled = shown.flatMap((cells, at) => {
            const width = cells.findLastIndex((each) => each !== "") + 1;
            return width === 0 ? [] : [[at + 1, ...cells.slice(0, width)]];
          });
          fc.pre(filled.length > 0);
          expect(await rowsOf(await writeXlsx({ sheets: [{ name: "s", rows }] }))).toEqual(filled);
        },
      ),
      { numRuns: 40 },
    );
  });
});

describe("the sheet that is read", () => {
  const row = (...cells: readonly string[]) =>
    sheetXml([`<row>${cells.map((cell) => `<c t="str"><v>${cell}</v></c>`).join("")}</row>`]);

  it("is the one with the headings, else the first with anything on it; hidden ones are none", async () => {
    const bytes = archiveOf(
      workbookParts([
        { name: "藏", xml: row("姓名", "工号"), state: "hidden" },
        { name: "空", xml: sheetXml([]) },
        { name: "说明", xml: row("怎样填写") },
        { name: "A&amp;B", xml: row("姓名", "工 号") },
      ]),
    );
    expect(await read(bytes, { headings: ["姓名", "工号"] })).toMatchObject({
      sheet: "A&B",
      sheets: ["空", "说明", "A&B"],
    });
    expect(await read(bytes)).toMatchObject({ sheet: "说明", rows: [[1, "怎样填写"]] });
    expect(await read(bytes, { sheet: "藏" })).toEqual({
      zh: "工作簿里没有这张工作表。",
      en: "The workbook has no such sheet.",
    });
    expect(await read(bytes, { sheet: "空" })).toEqual({
      zh: "里面没有内容。",
      en: "There is nothing in it.",
    });
  });

  it("two of one name cannot be told apart", async () => {
    const bytes = archiveOf(workbookParts([1, 2].map(() => ({ name: "数据", xml: row("姓名") }))));
    expect(await read(bytes)).toEqual({
      zh: "工作簿里有两张同名的工作表，分不清要导入哪一张。请在 Excel 中改名、另存后再试。",
      en: "Two sheets of the workbook have the same name, so that neither can be chosen. Rename one in Excel, save it and retry.",
    });
  });
});

describe("a workbook that is none, or more than one", () => {
  const parts = workbookParts([{ name: "数据", xml: sheetXml(['<row><c t="str"><v>甲</v></c></row>']) }]);
  const sheet = "xl/worksheets/sheet0.xml";
  const damaged = {
    zh: "文件已损坏或不完整，读不出来。请在 Excel 中打开、另存后再试。",
    en: "The file is damaged or incomplete. Open it in Excel, save it again and retry.",
  };
  const bomb = {
    zh: "这个文件解压后大得不正常，已拒绝打开。",
    en: "This file unpacks to an unreasonable size and was not opened.",
  };
  const none = {
    zh: "这不是 Excel 工作簿（.xlsx），也不是文本表格（.csv）。",
    en: "This is neither an Excel workbook (.xlsx) nor a text table (.csv).",
  };

  it("cut off anywhere it is damaged, and never half read", async () => {
    const whole = archiveOf(parts);
    expect(await rowsOf(whole)).toEqual([[1, "甲"]]);
    for (let length = 4; length < whole.length; length += 1)
      expect(await read(whole.subarray(0, length)), `${length} bytes`).toEqual(damaged);
  });

  it("with bytes turned anywhere it is read as it was, or told", async () => {
    const whole = archiveOf(parts);
    for (let at = 4; at < whole.length; at += 1) {
      const spoilt = Buffer.from(whole);
      spoilt[at] = (spoilt[at] ?? 0) ^ 0xff;
      const told = await read(spoilt);
      if ("rows" in told) expect(told.rows, `byte ${at}`).toEqual([[1, "甲"]]);
      else expect(told.zh, `byte ${at}`).toMatch(/。$/);
    }
  });

  it("whose sheet does not end, or whose parts are not what their sums say", async () => {
    expect(
      await read(archiveOf({ ...parts, [sheet]: "<worksheet><sheetData><row><c><v>1</v></c></row>" })),
    ).toEqual(damaged);
    expect(
      await read(
        archiveOf({
          ...parts,
          [sheet]: { content: sheetXml(['<row r="1"><c><v>1</v></c></row>']), saidCrc: 1 },
        }),
      ),
    ).toEqual(damaged);
    expect(
      await read(archiveOf({ ...parts, [sheet]: `<worksheet><sheetData><row ${"x".repeat(3_000_000)}` })),
    ).toEqual(damaged);
    expect(
      await read(archiveOf({ ...parts, [sheet]: sheetXml(['<row r="9999999999"><c><v>1</v></c></row>']) })),
    ).toEqual(damaged);
  });

  it("that is another kind of archive, or a sealed one", async () => {
    expect(await read(archiveOf({ "word/document.xml": "<w/>" }))).toEqual(none);
    expect(await read(archiveOf({}))).toEqual(none);
    expect(await read(archiveOf({ ...parts, [sheet]: { content: "x", isSealed: true } }))).toEqual({
      zh: "这个文件设有打开密码。请去掉密码、另存后再导入。",
      en: "This file is protected by a password. Save it without one first.",
    });
  });

  it("that unpacks to more than it may, by bytes, parts, or what it is packed from, is not unpacked", async () => {
    const noughts = (megabytes: number) => new Uint8Array(megabytes * 1024 * 1024);
    expect(await read(archiveOf({ ...parts, a: noughts(17) }))).toEqual(bomb);
    expect(await read(archiveOf({ ...parts, a: { content: "a", saidSize: 500 * 1024 * 1024 } }))).toEqual(
      bomb,
    );
    const many = Object.fromEntries(Array.from({ length: 5_001 }, (_, at) => [`a${at}`, "a"]));
    expect(await read(archiveOf({ ...parts, ...many }))).toEqual(bomb);
  });

  it("whose sizes lie is ended where it unpacks to more than it said", async () => {
    const rows = Array.from({ length: 20_000 }, () => "<row><c><v>1</v></c></row>");
    const lie = { content: sheetXml(rows), saidSize: 1_000 };
    expect(await read(archiveOf({ ...parts, [sheet]: lie }))).toEqual(bomb);
    const less = { content: sheetXml(rows), saidSize: 1_000_000 };
    expect(await read(archiveOf({ ...parts, [sheet]: less }))).toEqual(damaged);
  });

  it("with another archive within, which nobody opens", async () => {
    const inner = archiveOf({ a: new Uint8Array(15 * 1024 * 1024) });
    expect(await rowsOf(archiveOf({ ...parts, "xl/embeddings/inner.xlsx": inner }))).toEqual([[1, "甲"]]);
  });
});

describe("more than a table may be", () => {
  const cells = (count: number) => Array.from({ length: count }, (_, at) => `<c><v>${at}</v></c>`).join("");

  it("of 300 columns is told; formatted empty ones are none", async () => {
    expect(await read(one(sheetXml([`<row>${cells(300)}</row>`])))).toEqual({
      zh: "一张表最多 200 列，请只留下要导入的列。",
      en: "A table may have 200 columns at most: keep those that are to be imported.",
    });
    expect(await rowsOf(one(sheetXml([`<row><c><v>1</v></c>${"<c s='1'/>".repeat(299)}</row>`])))).toEqual([
      [1, "1"],
    ]);
  });

  it("of more rows is told, and 200,000 with their headings are taken", async () => {
    const rows = (count: number) =>
      one(sheetXml(Array.from({ length: count }, (_, at) => `<row><c><v>${at}</v></c></row>`)));
    expect(await readTable(rows(200_030), { headings: [] })).toMatchObject({ rows: 200_030 });
    expect(await read(rows(200_031))).toEqual({
      zh: "一次最多导入 200000 行，请分成几个文件。",
      en: "At most 200000 rows are imported at a time: divide the file.",
    });
  }, 60_000);

  it("of more text is told", async () => {
    const long = (row: number) =>
      Array.from({ length: 200 }, (_, at) => {
        const text = String(Math.sin(row * 200 + at)).slice(2, 18);
        return `<c t="str"><v>${text.padEnd(16, "0").repeat(125)}</v></c>`;
      }).join("");
    const rows = (count: number) =>
      one(sheetXml(Array.from({ length: count }, (_, at) => `<row>${long(at)}</row>`)));
    expect(await readTable(rows(125), { headings: [] })).toMatchObject({ rows: 125 });
    expect(await read(rows(126))).toEqual({
      zh: "文件里的文字太多，请只留下要导入的行和列。",
      en: "There is too much text in the file: keep the rows and columns that are to be imported.",
    });
  }, 60_000);
});
