import { writeXlsx } from "hucre/xlsx";
import { afterAll, beforeAll, expect, it } from "vitest";
import { bring } from "./bring-table.ts";
import { refusal } from "./client.ts";
import { type DataUnit, dataUnit } from "./data-unit.ts";
import { type SignedIn, startTestServer, type TestServer } from "./server.ts";
import { byFormula, makeSmallUnit } from "./small-unit.ts";
import { archiveOf, sheetXml, workbookParts } from "./workbook-parts.ts";

/** Figures in % as workbooks have them: shown as such, as plain numbers, and so that nobody can know which. */
let server: TestServer;
let admin: SignedIn;
let unit: DataUnit;
let dataset: { readonly id: string; readonly period: string };
beforeAll(async () => {
  server = await startTestServer({ works: false });
  const small = await makeSmallUnit(server, {
    ...{ tenantId: "bureau", people: 3, properties: {}, indicators: [byFormula("无", "0")] },
  });
  admin = small.admin;
  unit = dataUnit(small);
  dataset = { id: (await unit.define()).id, period: "2026-Q3" };
});
afterAll(() => server[Symbol.asyncDispose]());

const heading = ["工号", "数据有效率"];
const stage = async (content: Uint8Array) =>
  (await bring(admin, content, { kind: "datasets", dataset })).staged;
const changesIn = async (id: string) =>
  (await admin.api.imports.rows.query({ id, verdict: "changed" })).data.map(({ row, changes }) => [
    row,
    ...changes.map(({ after }) => after),
  ]);

it("what Excel shows as a percentage is read so; what was computed and what was hidden is told", async () => {
  const styles = '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="10"/></cellXfs></styleSheet>';
  const row = (number: string, cell: string, attributes = "") =>
    `<row${attributes}><c t="str"><v>${number}</v></c>${cell}</row>`;
  const xml = sheetXml([
    `<row>${heading.map((text) => `<c t="str"><v>${text}</v></c>`).join("")}</row>`,
    row("001", '<c s="1"><f>B9/C9</f><v>0.97499999999999998</v></c>'),
    row("002", '<c s="0"><v>80</v></c>', ' hidden="1"'),
    row("003", '<c s="1"><v>1</v></c>'),
  ]);
  const staged = await stage(archiveOf(workbookParts([{ name: "数据", xml }], { styles })));
  expect(staged.source).toMatchObject({ rows: 4, computed: 1, hidden: 1 });
  expect(staged.columns).toEqual([
    { heading: "工号", field: "number" },
    { heading: "数据有效率", field: "values.validRate" },
  ]);
  expect(await changesIn(staged.id)).toEqual([
    [2, "97.5"],
    [3, "80"],
    [4, "100"],
  ]);
  await admin.api.imports.discard.mutate({ id: staged.id, revision: staged.revision });
});

it("numbers that are all at most 1 are asked about before they are written, and read as a person says", async () => {
  const rows = [heading, ["001", 0.975], ["002", 1], ["003", null]];
  const { id, revision, columns, source } = await stage(
    await writeXlsx({ sheets: [{ name: "数据", rows }] }),
  );
  expect(source).not.toHaveProperty("computed");
  expect(source).not.toHaveProperty("hidden");
  expect(columns[1]).toEqual({ heading: "数据有效率", field: "values.validRate", asksFraction: true });
  expect((await refusal(admin.api.imports.commit.mutate({ id, revision }))).message).toEqual({
    zh: "“数据有效率”一列的数都不超过 1：0.975 是 97.5%，还是 0.975%？请先在列的设置中选定。",
    en: "All numbers of “数据有效率” are at most 1: is 0.975 97.5%, or 0.975%? Say so in the settings of the column first.",
  });
  const say = async (before: number, isFraction: boolean) =>
    admin.api.imports.map.mutate({
      id,
      revision: before,
      fractions: [{ field: "values.validRate", isFraction }],
    });
  const plain = await say(revision, false);
  expect(plain.columns[1]).toEqual({ heading: "数据有效率", field: "values.validRate", isFraction: false });
  expect(await changesIn(id)).toEqual([
    [2, "0.975"],
    [3, "1"],
  ]);
  const shares = await say(plain.revision, true);
  expect(shares.columns[1]).toEqual({ heading: "数据有效率", field: "values.validRate", isFraction: true });
  expect(await changesIn(id)).toEqual([
    [2, "97.5"],
    [3, "100"],
  ]);
  await unit.commit(id);
  const [version] = await admin.api.datasets.versions.query({ datasetId: dataset.id });
  expect(
    (await admin.api.datasets.rows.query({ versionId: version?.id ?? "" })).data.map(({ values }) => values),
  ).toEqual([{ validRate: 97.5 }, { validRate: 100 }]);
});

it("what the column is for, said anew, is asked anew; a table of the same headings is asked again", async () => {
  const rows = [heading, ["001", 0.5]];
  const { id, revision, columns } = await stage(await writeXlsx({ sheets: [{ name: "数据", rows }] }));
  expect(columns[1]?.asksFraction).toBe(true);
  const without = await admin.api.imports.map.mutate({ id, revision, fields: ["number", null] });
  expect(without.columns[1]).toEqual({ heading: "数据有效率" });
  const again = await admin.api.imports.map.mutate({
    ...{ id, revision: without.revision },
    fields: ["number", "values.validRate"],
  });
  expect(again.columns[1]).toEqual(columns[1]);
  const kept = await admin.api.imports.map.mutate({
    ...{ id, revision: again.revision, fields: ["number", "values.validRate"] },
    fractions: [{ field: "values.validRate", isFraction: false }],
  });
  expect(kept.columns[1]).toEqual({ heading: "数据有效率", field: "values.validRate", isFraction: false });
});

it("the very same file once more is told, with whose it was and when; of another period it is none", async () => {
  const bytes = await writeXlsx({ sheets: [{ name: "数据", rows: [heading, ["001", "96.5%"]] }] });
  const first = await stage(bytes);
  expect(first).not.toHaveProperty("sameAs");
  const { committedAt, by } = await unit.commit(first.id);
  const again = await stage(bytes);
  expect(again.sameAs).toEqual({ id: first.id, by: by.name, at: committedAt });
  const other = await bring(admin, bytes, { kind: "datasets", dataset: { ...dataset, period: "2026-Q4" } });
  expect(other.staged).not.toHaveProperty("sameAs");
});

it("headings alone are a table of nobody, and nothing is written of it", async () => {
  const { id, revision, counts } = await stage(
    await writeXlsx({ sheets: [{ name: "数据", rows: [heading] }] }),
  );
  expect(Object.values(counts).every((count) => count === 0)).toBe(true);
  expect((await refusal(admin.api.imports.commit.mutate({ id, revision }))).message).toEqual({
    zh: "没有需要写入的内容：表中的内容与现有记录一致。",
    en: "There is nothing to write: the table says what is there already.",
  });
});
