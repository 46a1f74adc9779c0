import type { ImportVerdict } from "@duheng/contracts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bring, pasted, until, workbook } from "./bring-table.ts";
import { refusal } from "./client.ts";
import { type SignedIn, startTestServer, type TestServer } from "./server.ts";
import { sheetOf } from "./workbook.ts";

/** A unit's people by a table: what is new, changed, in doubt, refused; corrected, written, undone. Each step rests on the one before. */
let server: TestServer;
let admin: SignedIn;
beforeAll(async () => {
  server = await startTestServer();
  admin = await server.as("bureau", ["unit-admin"]);
  const { api } = admin;
  await api.departments.create.mutate({ name: "刑侦大队" });
  await api.staffCategories.create.mutate({ code: "duty", name: "执法勤务类" });
});
afterAll(() => server[Symbol.asyncDispose]());

const headings = ["序号", "姓  名", "警号", "部门", "人员类别", "身份证号码", "到岗时间"];
const row = (at: number, name: string, number: string, ...rest: string[]) => [
  String(at),
  name,
  number,
  ...rest,
];

async function rowsOf(id: string, verdict?: ImportVerdict) {
  return (await admin.api.imports.rows.query({ id, ...(verdict === undefined ? {} : { verdict }) })).data;
}

describe("a table of people", () => {
  let id = "";

  it("is read as it was pasted: headings as her file has them, and what becomes of each row", async () => {
    const { status, staged } = await bring(
      admin,
      pasted(
        ["某局花名册"],
        headings,
        row(1, "示例-甲", "001", "刑侦大队", "执法勤务类", "", "2020.7.1"),
        row(2, "示例-乙", "002", "刑侦大对", "执法勤务类", "110101199003070038"),
        row(3, "示例-丙", "", "刑侦大队", "执法勤务类", "1.10101E+17"),
        row(4, "示例-丁", "001", "刑侦大队", "执法勤务"),
        ["合计", "4 人"],
      ),
    );
    id = staged.id;
    expect(status).toBe(201);
    expect(staged).toMatchObject({
      state: "staged",
      source: { name: "", sheets: [], rows: 7 },
      headingRows: [2],
      counts: { new: 1, changed: 0, unchanged: 0, doubt: 0, refused: 3, leftOut: 0, gone: 0 },
      unknown: [
        { field: "departmentId", text: "刑侦大对", rows: 1, nearest: [{ name: "刑侦大队" }] },
        { field: "categoryId", text: "执法勤务", rows: 1, nearest: [{ name: "执法勤务类" }] },
      ],
    });
    expect(staged.columns.map(({ field }) => field)).toEqual([
      undefined,
      "name",
      "number",
      "departmentId",
      "categoryId",
      "identityNumber",
      "joinedOn",
    ]);
    const rows = await rowsOf(id);
    expect(rows.map(({ row: at, verdict, label }) => [at, verdict, label])).toEqual([
      [1, "beside", ""],
      [2, "beside", ""],
      [3, "new", "示例-甲（001）"],
      [4, "refused", "示例-乙（002）"],
      [5, "refused", "示例-丙"],
      [6, "refused", "示例-丁（001）"],
      [7, "beside", ""],
    ]);
    expect(rows.map(({ problems }) => problems.map(({ field, code }) => `${field} ${code}`))).toEqual([
      ...[[], [], []],
      ["departmentId unknown-reference"],
      ["identityNumber turned-into-number", "number missing"],
      ["categoryId unknown-reference", "number twice-in-file"],
      [],
    ]);
    // What is sealed is shown as a mask, and kept sealed.
    expect(rows[3]?.shown?.find(({ field }) => field === "identityNumber")).toEqual({
      field: "identityNumber",
      text: "110101********0038",
    });
    expect(JSON.stringify(rows)).not.toContain("110101199003070038");
  });

  it("is not written while rows are refused, and says how many", async () => {
    const { revision } = await admin.api.imports.get.query({ id });
    const told = await refusal(admin.api.imports.commit.mutate({ id, revision }));
    expect([told.code, told.message.zh]).toEqual([
      "wrong-state",
      "还有 3 行不能导入、0 行待确认。请改正、选择，或略过这些行。",
    ]);
  });

  it("is corrected in the preview: a name once for all rows, a cell, a row that is left out", async () => {
    const { api } = admin;
    const [{ id: departmentId } = { id: "" }] = (await api.departments.list.query({})).data;
    const { revision } = await api.imports.get.query({ id });
    const mapped = await api.imports.map.mutate({
      ...{ id, revision },
      meant: [{ field: "departmentId", text: "刑侦大对", id: departmentId }],
    });
    expect(mapped.counts).toMatchObject({ new: 2, refused: 2 });
    const [without, twice] = await rowsOf(id, "refused");
    const cells = [
      { field: "number", text: " 003 " },
      { field: "identityNumber", text: "" },
    ];
    await api.imports.editRow.mutate({ id: without?.id ?? "", revision: without?.revision ?? 0, cells });
    expect((await rowsOf(id, "new")).find(({ label }) => label === "示例-丙（003）")?.edited).toEqual([
      "number",
      "identityNumber",
    ]);
    const left = { id: twice?.id ?? "", revision: twice?.revision ?? 0, isLeftOut: true };
    expect((await api.imports.editRow.mutate(left)).counts).toEqual({
      ...{ new: 3, changed: 0, unchanged: 0, doubt: 0, refused: 0, leftOut: 1, gone: 0 },
    });
    const stale = await refusal(api.imports.editRow.mutate(left));
    expect(stale.code).toBe("conflict");
  });

  it("is written as it was shown, each record told in the trail", async () => {
    const { api } = admin;
    const { revision } = await api.imports.get.query({ id });
    await api.imports.commit.mutate({ id, revision });
    const done = await until(admin, id, "committed");
    expect(done.written).toEqual({ applied: 3, setAside: 0, undone: 0, kept: 0 });
    const { data } = await api.staff.list.query({});
    expect(
      data.map(({ number, name, joinedOn, identityNumber }) => [number, name, joinedOn, identityNumber]),
    ).toEqual([
      ["001", "示例-甲", "2020-07-01", undefined],
      ["002", "示例-乙", undefined, "110101********0038"],
      ["003", "示例-丙", undefined, undefined],
    ]);
    const trail = await api.audit.list.query({ filter: { action: "staff.create" } });
    expect(trail.data.map(({ target }) => target?.name).sort()).toEqual(["示例-丙", "示例-乙", "示例-甲"]);
    const again = await refusal(api.imports.map.mutate({ id, revision: done.revision, blanksClear: true }));
    expect(again.code).toBe("wrong-state");
  });

  it("comes back as it was exported: nothing changes but what was changed in it, old to new", async () => {
    const { api } = admin;
    const answer = await admin.fetch("/api/lists/staff.xlsx?locale=zh");
    const { rows } = await sheetOf(new Uint8Array(await answer.arrayBuffer()));
    const same = await bring(admin, await workbook(rows as string[][]), { name: "人员.xlsx" });
    expect(same.staged.counts).toMatchObject({ unchanged: 3, new: 0, changed: 0, refused: 0, doubt: 0 });
    expect(same.staged.source).toEqual({
      ...{ name: "人员.xlsx", sheet: "人员", sheets: ["人员"], rows: 4 },
      hash: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    const nothing = await refusal(
      api.imports.commit.mutate({ id: same.staged.id, revision: same.staged.revision }),
    );
    expect(nothing.message.zh).toBe("没有需要写入的内容：表中的内容与现有记录一致。");
    await api.imports.discard.mutate({ id: same.staged.id, revision: same.staged.revision });
    expect((await refusal(api.imports.get.query({ id: same.staged.id }))).code).toBe("not-found");

    const [head = [], first = [], ...others] = rows as string[][];
    const at = head.indexOf("职务");
    const changed = await bring(admin, await workbook([head, first.with(at, "中队长"), ...others]));
    const [one] = await rowsOf(changed.staged.id, "changed");
    expect([one?.label, one?.changes]).toEqual(["示例-甲（001）", [{ field: "position", after: "中队长" }]]);
    await api.imports.commit.mutate({ id: changed.staged.id, revision: changed.staged.revision });
    await until(admin, changed.staged.id, "committed");
    expect((await api.staff.list.query({ filter: { q: "001" } })).data[0]).toMatchObject({
      position: "中队长",
      joinedOn: "2020-07-01",
    });
    const trail = await api.audit.list.query({ filter: { action: "staff.update" } });
    expect(trail.data[0]?.changes).toEqual([{ field: "position", before: null, after: "中队长" }]);
    id = changed.staged.id;
  });

  it("is undone where nobody changed the record since, and names who it is kept for", async () => {
    const { api } = admin;
    const { revision } = await api.imports.get.query({ id });
    await api.imports.undo.mutate({ id, revision });
    const undone = await until(admin, id, "undone");
    expect(undone.written).toEqual({ applied: 1, setAside: 0, undone: 1, kept: 0 });
    expect((await api.staff.list.query({ filter: { q: "001" } })).data[0]?.position).toBeUndefined();

    const first = (await api.imports.list.query({ sort: { field: "createdAt", order: "asc" } })).data[0];
    const [, second] = (await api.staff.list.query({})).data;
    const {
      id: secondId = "",
      revision: seen = 0,
      number = "",
      departmentId = "",
      categoryId = "",
    } = second ?? {};
    await api.staff.update.mutate({
      id: secondId,
      revision: seen,
      number,
      name: "示例-乙改",
      departmentId,
      categoryId,
    });
    const { revision: present = 0, id: firstId = "" } = first ?? {};
    await api.imports.undo.mutate({ id: firstId, revision: present });
    // The first one was changed by the other import, and changed back: its revision is another.
    expect((await until(admin, firstId, "undone")).written).toEqual({
      applied: 3,
      setAside: 0,
      undone: 1,
      kept: 2,
    });
    expect((await api.staff.list.query({})).data.map(({ name }) => name)).toEqual(["示例-甲", "示例-乙改"]);
    const kept = (await rowsOf(firstId, "new")).filter(({ applied }) => applied?.state === "kept");
    expect(kept.map(({ label, applied }) => [label, applied?.why?.zh])).toEqual([
      ["示例-甲（001）", "之后又有人改动，没有撤销"],
      ["示例-乙（002）", "之后又有人改动，没有撤销"],
    ]);
  });
});
