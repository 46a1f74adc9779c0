import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { unpackTable } from "../src/tables/packed-table.ts";
import { readTable } from "../src/tables/read-table.ts";
import { unreadable } from "../src/tables/unreadable-table.ts";

/** The rows of a text table, or the sentence why there are none. */
async function read(content: string | Uint8Array) {
  const table = await readTable(Buffer.from(content), { headings: [] });
  if ("refused" in table) return unreadable(table.refused).text;
  expect(table).toMatchObject({ sheet: "", sheets: [], computed: 0, hidden: 0 });
  return [...unpackTable(table.packed, 1_000)].flat().map(({ row, cells }) => [row, ...cells]);
}

const rows = [
  [1, "姓名", "办结"],
  [2, "示例", "12"],
];
const csv = "姓名,办结\r\n示例,12\r\n";

function wide(text: string, isBigEnded: boolean): Buffer {
  const bytes = Buffer.from(text, "utf16le");
  return isBigEnded ? bytes.swap16() : bytes;
}

describe("a text in whatever encoding", () => {
  // 姓名,办结 / 示例,12 in GB 18030.
  const gb18030 = Buffer.from("d0d5c3fb2cb0ecbde10d0acabec0fd2c31320d0a", "hex");

  it.each([
    ["UTF-8", csv],
    ["UTF-8 with its mark", `\ufeff${csv}`],
    ["GB 18030 without a mark", gb18030],
    ["UTF-16 as Excel saves “Unicode text”", wide(`\ufeff${csv.replaceAll(",", "\t")}`, false)],
    ["UTF-16 with the larger byte first", wide(`\ufeff${csv}`, true)],
    ["UTF-16 without a mark", wide(csv, false)],
    ["UTF-16 without a mark, the larger byte first", wide(csv, true)],
  ])("%s", async (_name, content) => {
    expect(await read(content)).toEqual(rows);
  });

  const broken = {
    zh: "文件里有损坏的文字，看不出用的是哪种编码（不是 UTF-8，也不是 GB 18030）。请在 Excel 或 WPS 中打开，另存为 .xlsx 再导入。",
    en: "There are broken characters in the file: its encoding is neither UTF-8 nor GB 18030. Open it in Excel or WPS and save it as .xlsx first.",
  };
  const none = {
    zh: "这不是 Excel 工作簿（.xlsx），也不是文本表格（.csv）。",
    en: "This is neither an Excel workbook (.xlsx) nor a text table (.csv).",
  };

  it("UTF-8 of which a byte is broken is told, and never read as another encoding", async () => {
    const text = Buffer.from(`${csv}${"某某单位,3\r\n".repeat(20)}`);
    for (const at of [...text.keys()].filter((index) => (text[index] ?? 0) > 127)) {
      const cut = Buffer.concat([text.subarray(0, at), text.subarray(at + 1)]);
      expect(await read(cut), `without byte ${at}`).toEqual(broken);
    }
  });

  it("GB 18030 of which a byte is broken is told", async () => {
    expect(await read(Buffer.concat([gb18030, Buffer.from([0x41, 0xff, 0x0a])]))).toEqual(broken);
  });

  it("any text of Chinese comes back from UTF-8 and UTF-16", async () => {
    const cell = fc.string({
      unit: fc.constantFrom(..."甲乙丙丁办结率示例0123a，。（）𠮷é"),
      minLength: 1,
      maxLength: 8,
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { minLength: 1 }),
        async (cells) => {
          const text = cells.map((row) => row.join(",")).join("\n");
          const expected = cells.map((row, at) => [at + 1, ...row]);
          for (const content of [text, wide(`\ufeff${text}`, false), wide(`\ufeff${text}`, true)])
            expect(await read(content)).toEqual(expected);
        },
      ),
    );
  });

  it("what is no text is told", async () => {
    const png = Buffer.from("89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489", "hex");
    expect(await read(png)).toEqual(none);
    expect(await read(Buffer.from([1, 2, 3, 4, 0xff, 0xff, 5, 6]))).toEqual(none);
    expect(await read(Buffer.from([1, 0, 2, 0, 3, 0]))).toEqual(none);
    expect(await read(Buffer.from(Uint8Array.from({ length: 4_000 }, (_, at) => (at * 7919) % 251)))).toEqual(
      none,
    );
  });
});

it("nothing, and headings alone", async () => {
  const empty = { zh: "里面没有内容。", en: "There is nothing in it." };
  for (const content of ["", "\ufeff", " \r\n\t", ",,,\n,,"]) expect(await read(content)).toEqual(empty);
  expect(await read("姓名,办结")).toEqual([[1, "姓名", "办结"]]);
});

it("quotes hold commas and lines; what is pasted is parted by tabs", async () => {
  expect(await read('姓名,备注\n示例,"一,二\n三""四"""\n\n示例二,"无"')).toEqual([
    [1, "姓名", "备注"],
    [2, "示例", '一,二\n三"四"'],
    [4, "示例二", "无"],
  ]);
  expect(await read("姓名\t备注\r示例\t一,二")).toEqual([
    [1, "姓名", "备注"],
    [2, "示例", "一,二"],
  ]);
});
