import { deflateRawSync } from "node:zlib";
import { writeXlsx } from "hucre/xlsx";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bring, pasted, until, workbook } from "./bring-table.ts";
import { refusal } from "./client.ts";
import { type SignedIn, startTestServer, type TestServer } from "./server.ts";

/** Tables as people have them, and as nobody should: each told in words, at row and column, and nothing half done. */
let server: TestServer;
let admin: SignedIn;
const head = ["姓名", "工号", "科室", "人员类别"];
const common = ["办公室", "综合类"];
beforeAll(async () => {
  server = await startTestServer();
  admin = await server.as("bureau", ["unit-admin"]);
  await admin.api.departments.create.mutate({ name: "办公室" });
  await admin.api.staffCategories.create.mutate({ code: "a", name: "综合类" });
});
afterAll(() => server[Symbol.asyncDispose]());

const refusedFile = async (content: string | Uint8Array) => {
  const { status, refusal: told } = await bring(admin, content);
  return [status, told.message?.zh];
};
const problemsOf = async (importId: string) =>
  (await admin.api.imports.rows.query({ id: importId, verdict: "refused" })).data.map(
    ({ row, problems }) =>
      `${row} ${problems.map(({ field, message }) => `${field}: ${message.zh}`).join("; ")}`,
  );

describe("a file that is no table", () => {
  it("is refused with what to do", async () => {
    const sheet = await workbook([head, ["示例-甲", "1", ...common]]);
    expect(await refusedFile("")).toEqual([415, "里面没有内容。"]);
    expect(await refusedFile(" \r\n\t")).toEqual([415, "里面没有内容。"]);
    expect(await refusedFile(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]))).toEqual([
      415,
      "这是旧版 Excel 格式（.xls）。请在 Excel 或 WPS 中另存为 .xlsx 再导入。",
    ]);
    expect(await refusedFile(sheet.slice(0, sheet.length / 2))).toEqual([
      415,
      "文件已损坏或不完整，读不出来。请在 Excel 中打开、另存后再试。",
    ]);
    expect(await refusedFile(new Uint8Array([1, 0, 2, 0, 3]))).toEqual([
      415,
      "这不是 Excel 工作簿（.xlsx），也不是文本表格（.csv）。",
    ]);
    const secret = await writeXlsx({
      sheets: [{ name: "s", rows: [head] }],
      encryption: { password: "x", spinCount: 1 },
    });
    expect(await refusedFile(secret)).toEqual([415, "这个文件设有打开密码。请去掉密码、另存后再导入。"]);
    expect((await admin.api.imports.list.query({})).total).toBe(0);
  });

  it("that unpacks to gigabytes is not unpacked", async () => {
    const bomb = zipOfZeros(90 * 1024 * 1024, 5);
    expect(bomb.length).toBeLessThan(1024 * 1024);
    expect(await refusedFile(bomb)).toEqual([415, "这个文件解压后大得不正常，已拒绝打开。"]);
  }, 60_000);

  it("with too many columns or rows is refused, and the largest that is taken is taken", async () => {
    expect(await refusedFile(Array.from({ length: 300 }, (_, at) => at).join(","))).toEqual([
      415,
      "一张表最多 200 列，请只留下要导入的列。",
    ]);
    const line = (at: number) => `示例-${at},N${at},办公室,综合类`;
    const rows = (count: number) =>
      [head.join(","), ...Array.from({ length: count - 1 }, (_, at) => line(at))].join("\n");
    expect(await refusedFile(rows(200_031))).toEqual([415, "一次最多导入 200000 行，请分成几个文件。"]);
    const { status, staged } = await bring(admin, rows(60_000));
    expect([status, staged.counts.new]).toEqual([201, 59_999]);
    await admin.api.imports.discard.mutate({ id: staged.id, revision: staged.revision });
  }, 180_000);

  it("may be called anything, and come from Chinese Windows", async () => {
    // 姓名,工号 / 甲,1 in GB 18030.
    const gbk = new Uint8Array([
      0xd0, 0xd5, 0xc3, 0xfb, 0x2c, 0xb9, 0xa4, 0xba, 0xc5, 0x0a, 0xbc, 0xd7, 0x2c, 0x31,
    ]);
    const { staged } = await bring(admin, gbk, { name: "名单.xlsx" });
    expect(staged.columns).toEqual([
      { heading: "姓名", field: "name" },
      { heading: "工号", field: "number" },
    ]);
    await admin.api.imports.discard.mutate({ id: staged.id, revision: staged.revision });
  });
});

describe("rows as people have them", () => {
  it("two lines of headings, days in every way, numbers that Excel took for such: each told where it stands", async () => {
    const { staged } = await bring(
      admin,
      await workbook([
        ["花名册", null, null, null, null, null],
        ["姓名", "基本情况", null, null, "科室", "人员类别"],
        [null, "工号", "身份证", "入职时间", null, null],
        ["示例-甲", 1001, null, 46204, ...common],
        ["示例-乙", "1002", Number("150421199001011234"), "2026.7", ...common],
        ["示例-丙", "1003", "15042119900101123", new Date(Date.UTC(2026, 6, 1)), ...common],
        ["示例-丁", "1003", "=A1", "2026.7.1", ...common],
      ]),
    );
    expect(staged.headingRows).toEqual([2, 3]);
    expect(staged.counts).toMatchObject({ new: 1, refused: 3 });
    expect(await problemsOf(staged.id)).toEqual([
      "5 identityNumber: Excel 已把它变成科学计数法，后几位已丢失。请把该列设为“文本”格式，重新填写; joinedOn: 只有年月，请补上日，如 2026-07-01",
      "6 identityNumber: 公民身份号码应为 18 位，现在是 17 位",
      "7 identityNumber: 这是公式，不是内容。请在 Excel 中复制后“粘贴为数值”再导入; number: 与第 6 行相同",
    ]);
  });

  it("a cell that is computed says what it came to; one that came to nothing is empty, one with an error is told", async () => {
    const cells = new Map([
      ["1,1", { value: "F1", formula: 'CONCAT("F",1)', formulaResult: "F1" }],
      ["2,1", { value: null, formula: "B9" }],
      ["3,1", { value: "#REF!", formula: "#REF!", formulaResult: "#REF!" }],
    ]);
    const rows = [
      head,
      ["示例-算甲", "F1", ...common],
      ["示例-算乙", null, ...common],
      ["示例-算丙", "#REF!", ...common],
    ];
    const { staged } = await bring(admin, await writeXlsx({ sheets: [{ name: "人员", rows, cells }] }));
    expect(staged.counts).toMatchObject({ new: 1, refused: 2 });
    expect(await problemsOf(staged.id)).toEqual([
      "3 number: 新增的一行须有工号",
      "4 number: Excel 的公式在这里出错了，请改正后再导入",
    ]);
    const [made] = (await admin.api.imports.rows.query({ id: staged.id, verdict: "new" })).data;
    expect(made?.label).toBe("示例-算甲（F1）");
    await admin.api.imports.discard.mutate({ id: staged.id, revision: staged.revision });
  });

  it("a person who is here already under another number is in doubt, and is chosen by hand", async () => {
    const { api } = admin;
    const first = await bring(
      admin,
      pasted(head, ["示例-老王", "W1", ...common], ["示例-老李", "W2", ...common]),
    );
    await api.imports.commit.mutate({ id: first.staged.id, revision: first.staged.revision });
    await until(admin, first.staged.id, "committed");
    const { staged } = await bring(
      admin,
      pasted(head, ["示例-老王", "W9", ...common], ["示例-老李", "", ...common]),
    );
    expect(staged.counts).toMatchObject({ doubt: 1, unchanged: 1 });
    const [row] = (await api.imports.rows.query({ id: staged.id, verdict: "doubt" })).data;
    expect(row?.candidates.map(({ label }) => label)).toEqual(["示例-老王（W1）"]);
    const { id = "", revision = 0, candidates = [] } = row ?? {};
    const same = await api.imports.editRow.mutate({
      id,
      revision,
      choice: { same: candidates[0]?.id ?? "" },
    });
    expect(same.counts).toMatchObject({ doubt: 0, changed: 1 });
    const other = await api.imports.editRow.mutate({ id, revision: revision + 1, choice: { isNew: true } });
    expect(other.counts).toMatchObject({ doubt: 0, new: 1 });
    await api.imports.discard.mutate({ id: staged.id, revision: other.revision });
  });

  it("a department that is not there is made when it is written, and taken back with it", async () => {
    const { api } = admin;
    const { staged } = await bring(admin, pasted(head, ["示例-新", "X1", "新设科", "综合类"]));
    const { id, revision } = staged;
    const meant = [{ field: "departmentId", text: "新设科", isMade: true as const }];
    const mapped = await api.imports.map.mutate({ id, revision, meant });
    expect([mapped.counts.new, mapped.unknown[0]?.meant]).toEqual([1, { isMade: true }]);
    expect((await api.departments.list.query({})).total).toBe(1);
    await api.imports.commit.mutate({ id, revision: mapped.revision });
    const done = await until(admin, id, "committed");
    expect((await api.departments.list.query({})).data.map(({ name }) => name).sort()).toEqual([
      "办公室",
      "新设科",
    ]);
    await api.imports.undo.mutate({ id, revision: done.revision });
    await until(admin, id, "undone");
    expect((await api.departments.list.query({})).total).toBe(1);
  });

  it("whoever is not in a list of everybody is gone from the day that is said, and is back when it is undone", async () => {
    const { api } = admin;
    const { staged } = await bring(admin, pasted(head, ["示例-老王", "W1", ...common]));
    const { id, revision } = staged;
    const told = await refusal(api.imports.map.mutate({ id, revision, isComplete: true }));
    expect(told.problems?.map(({ path }) => path)).toEqual(["/goneOn"]);
    const mapped = await api.imports.map.mutate({ id, revision, isComplete: true, goneOn: "2026-07-01" });
    expect(mapped.counts).toMatchObject({ unchanged: 1, gone: 1 });
    await api.imports.commit.mutate({ id, revision: mapped.revision });
    const done = await until(admin, id, "committed");
    const gone = async () =>
      (await api.staff.list.query({ filter: { q: "W2" } })).data.map(({ state, leftOn }) => [state, leftOn]);
    expect(await gone()).toEqual([["left", "2026-07-01"]]);
    await api.imports.undo.mutate({ id, revision: done.revision });
    await until(admin, id, "undone");
    expect(await gone()).toEqual([["active", undefined]]);
  });
});

describe("two at once", () => {
  it("what somebody changed since the preview is looked at once more; nothing is written before", async () => {
    const { api } = admin;
    const { staged } = await bring(admin, pasted([...head, "职务"], ["示例-老王", "W1", ...common, "科长"]));
    const { data } = await api.staff.list.query({ filter: { q: "W1" } });
    const [
      { id, revision, departmentId, categoryId } = { id: "", revision: 0, departmentId: "", categoryId: "" },
    ] = data;
    await api.staff.update.mutate({
      id,
      revision,
      number: "W1",
      name: "示例-老王",
      departmentId,
      categoryId,
      position: "副科长",
    });
    const told = await refusal(api.imports.commit.mutate({ id: staged.id, revision: staged.revision }));
    expect([told.code, told.message.zh]).toEqual([
      "conflict",
      "预览之后，有人改动了相关的人员或科室。已按现在的情况重新核对，请再看一遍后写入。",
    ]);
    const [row] = (await api.imports.rows.query({ id: staged.id, verdict: "changed" })).data;
    expect(row?.changes).toEqual([{ field: "position", before: "副科长", after: "科长" }]);
    expect((await api.staff.list.query({ filter: { q: "W1" } })).data[0]?.position).toBe("副科长");
  });

  it("two admins who write at the same moment: one is told whose is being written", async () => {
    const second = await server.as("bureau", ["unit-admin"]);
    const one = (await bring(admin, pasted(head, ["示例-一", "T1", ...common]))).staged;
    const other = (await bring(second, pasted(head, ["示例-二", "T1", ...common]))).staged;
    const answers = await Promise.allSettled([
      admin.api.imports.commit.mutate({ id: one.id, revision: one.revision }),
      second.api.imports.commit.mutate({ id: other.id, revision: other.revision }),
    ]);
    await expect
      .poll(async () => (await admin.api.imports.list.query({ filter: { state: "committing" } })).total)
      .toBe(0);
    const { data } = await admin.api.staff.list.query({ filter: { q: "T1" } });
    // Whoever came first was written; the other was refused, or found somebody of that number and wrote nothing.
    expect(data.length).toBe(1);
    expect(answers.filter(({ status }) => status === "fulfilled").length).toBeGreaterThanOrEqual(1);
    const imports = await Promise.all([one, other].map(({ id }) => admin.api.imports.get.query({ id })));
    expect(imports.map(({ written }) => written.applied).reduce((sum, each) => sum + each, 0)).toBe(1);
  });

  it("another unit sees nothing of it, and staff bring no table", async () => {
    const stranger = await server.as("elsewhere", ["unit-admin"]);
    const [{ id = "", revision = 0 } = {}] = (await admin.api.imports.list.query({})).data;
    for (const call of [
      () => stranger.api.imports.get.query({ id }),
      () => stranger.api.imports.head.query({ id }),
      () => stranger.api.imports.rows.query({ id }),
      () => stranger.api.imports.commit.mutate({ id, revision }),
      () => stranger.api.imports.undo.mutate({ id, revision }),
      () => stranger.api.imports.discard.mutate({ id, revision }),
    ])
      expect((await refusal(call())).code).toBe("not-found");
    const officer = await server.as("bureau", ["staff"]);
    expect((await bring(officer, pasted(head))).status).toBe(403);
    expect((await officer.fetch("/api/imports/template.xlsx?kind=staff")).status).toBe(403);
  });
});

/** An archive of entries that each unpack to so many zeros. */
function zipOfZeros(size: number, entries: number): Uint8Array {
  const packed = deflateRawSync(new Uint8Array(size), { level: 9 });
  const header = (signature: number, name: string, offset?: number) => {
    const central = offset !== undefined;
    const bytes = Buffer.alloc((central ? 46 : 30) + name.length);
    bytes.writeUInt32LE(signature, 0);
    const at = central ? 8 : 6;
    bytes.writeUInt16LE(8, at + 2);
    bytes.writeUInt32LE(packed.length, at + 12);
    bytes.writeUInt32LE(size, at + 16);
    bytes.writeUInt16LE(name.length, at + 20);
    if (central) bytes.writeUInt32LE(offset, 42);
    bytes.write(name, central ? 46 : 30);
    return bytes;
  };
  const names = Array.from({ length: entries }, (_, at) => `xl/worksheets/sheet${at}.xml`);
  const local = names.map((name) => Buffer.concat([header(0x04034b50, name), packed]));
  const offsets = local.map((_, at) => local.slice(0, at).reduce((sum, one) => sum + one.length, 0));
  const central = names.map((name, at) => header(0x02014b50, name, offsets[at] ?? 0));
  const end = Buffer.alloc(22);
  const [start, length] = [local, central].map((all) => all.reduce((sum, one) => sum + one.length, 0));
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries, 8);
  end.writeUInt16LE(entries, 10);
  end.writeUInt32LE(length ?? 0, 12);
  end.writeUInt32LE(start ?? 0, 16);
  return Buffer.concat([...local, ...central, end]);
}
