import { type Form, type FormDataset, validators } from "@duheng/contracts";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compilePaper } from "../src/compile.ts";
import { checkForm, lowerForm, prepareForm, withDatasetsUsed, withMissingDatasets } from "../src/index.ts";
import { openPaper } from "../src/paper-runtime.ts";
import { cases, dataForm, from, monitoring, only } from "./forms/data-form.ts";
import { fixed, smallForm } from "./forms/small-form.ts";

/** What is told of a form, but that it has few indicators. */
const found = (form: Form) =>
  checkForm(form).filter(({ code }) => code !== "points-below-bound" && code !== "empty-group");
const told = (form: Form) =>
  found(form).map(({ code, path, severity, message }) => ({ code, path, severity, ...message }));

describe("the list of datasets", () => {
  test("is part of a valid form, and says just what formulas need of a definition", () => {
    const form = dataForm();
    expect(validators.Form.parse(form)).toEqual(form);
    expect(found(form)).toEqual([]);
    const withRange = { ...only(monitoring, "validRate"), state: "active" };
    expect(() => validators.Form.parse({ ...form, datasets: [withRange] })).toThrow();
  });

  test("gives each column its type: optional, or a list of it where rows are repeated", () => {
    const { scope } = lowerForm(dataForm({ datasets: [monitoring, cases] }));
    expect(scope.datasets).toEqual({
      monitoring: {
        validRate: { type: "number", title: "数据有效率", unit: "%" },
        samples: { type: "number", title: "采样数", unit: "件" },
        since: { type: "date", title: "上岗日期" },
        certified: { type: "boolean", title: "持证" },
        station: { type: "text", title: "站点" },
        level: { type: "text", title: "等级" },
      },
      cases: {
        closed: { type: "list of number", title: "办结数", unit: "件" },
        kind: { type: "list of text", title: "类别" },
      },
    });
    expect(scope.datasetTitles).toEqual({ monitoring: "监测数据", cases: "办案数据" });
  });

  test.each([
    ["data.monitoring.samples + 1", "optional-value"],
    ["YEAR(data.monitoring.since)", "optional-value"],
    ['IF(data.monitoring.certified ?? FALSE, 1, 0) + LEN(data.monitoring.level ?? "")', null],
    ["SUM(data.cases.closed) + COUNT(data.cases.closed[value > 3])", null],
    ["data.cases.closed ?? 0", "type-mismatch"],
    ["data.monitoring.validrate ?? 0", "unknown-name"],
    ["data.moitoring.validRate ?? 0", "unknown-name"],
  ])("%s is held against the list", (formula, code) => {
    const form = smallForm({
      indicators: [fixed("a", 10, formula)],
      form: { datasets: [monitoring, cases] },
    });
    const errors = checkForm(form).filter(({ severity }) => severity === "error");
    expect(errors.map((each) => each.diagnostic?.code)).toEqual(code === null ? [] : [code]);
  });

  test("a name that is near to one of the list is offered", () => {
    const form = smallForm({
      indicators: [fixed("a", 10, "data.monitoring.validrate ?? 0")],
      form: { datasets: [monitoring] },
    });
    expect(found(form).map(({ diagnostic }) => diagnostic?.fix)).toEqual([
      { from: 16, to: 25, insert: "validRate" },
    ]);
  });

  test("scores the same live and compiled, from one value and from several", async () => {
    const form = dataForm();
    const inputs = { answers: {}, data: { monitoring: { validRate: 97.5 }, cases: { closed: [3, 4] } } };
    const paper = await openPaper(await import(moduleUrl(compilePaper(form).module)));
    expect(prepareForm(form).score(inputs).raw).toBe(16.75);
    expect(paper.score(inputs)).toEqual(prepareForm(form).score(inputs));
    expect(paper.form.datasets).toEqual(form.datasets);
    expect(prepareForm(form).score({ answers: {} }).raw).toBe(0);
  });
});

describe("what is wrong in it", () => {
  test("a dataset twice, a column twice", () => {
    const twice: FormDataset = {
      ...only(monitoring, "samples", "validRate"),
      columns: [...only(monitoring, "validRate", "samples").columns, ...only(monitoring, "samples").columns],
    };
    expect(told(dataForm({ datasets: [twice, only(cases, "closed"), only(cases, "closed")] }))).toEqual([
      {
        code: "duplicate-dataset",
        path: "/datasets/2/key",
        severity: "error",
        zh: "数据集“办案数据”重复：每个数据集只列一次",
        en: 'dataset "办案数据" is listed twice',
      },
      {
        code: "duplicate-column",
        path: "/datasets/0/columns/2/key",
        severity: "error",
        zh: "数据集“监测数据”的列“采样数”重复",
        en: 'column "采样数" of dataset "监测数据" is listed twice',
      },
    ]);
  });

  const filled = (schema: Record<string, unknown>, datasets: FormDataset[] = [monitoring, cases]) =>
    told(smallForm({ properties: { 项: { title: "项", ...schema } }, form: { datasets } }));

  test("a field that is filled from what the list does not have: the nearest is offered", () => {
    expect(filled({ type: "number", ...from("moitoring", "samples") })).toEqual([
      {
        code: "unknown-dataset",
        path: "/fields/properties/项/x-source/dataset",
        severity: "error",
        zh: "表单的数据集里没有“moitoring”，是不是“monitoring”？",
        en: 'the form has no dataset "moitoring". Did you mean "monitoring"?',
      },
    ]);
    expect(filled({ type: "number", ...from("monitoring", "采样数") })).toEqual([
      {
        code: "unknown-column",
        path: "/fields/properties/项/x-source/column",
        severity: "error",
        zh: "数据集“监测数据”里没有“采样数”这一列，是不是“samples”？",
        en: 'dataset "监测数据" has no column "采样数". Did you mean "samples"?',
      },
    ]);
    expect(filled({ type: "number", ...from("x", "y") }, []).map(({ zh }) => zh)).toEqual([
      "表单的数据集里没有“x”",
    ]);
  });

  test("several rows go into no field", () => {
    expect(filled({ type: "integer", ...from("cases", "closed") })).toEqual([
      {
        code: "repeated-source",
        path: "/fields/properties/项/x-source",
        severity: "error",
        zh: "数据集“办案数据”每人有多行，不能直接填入一个字段：请在公式里汇总，如 SUM(data.cases.closed)",
        en: 'dataset "办案数据" has several rows for each: sum them up in a formula, such as SUM(data.cases.closed)',
      },
    ]);
  });

  const number = { type: "number" };
  const integer = { type: "integer" };
  const text = { type: "string" };
  const day = { type: "string", format: "date" };
  const yes = { type: "boolean" };
  const letters = { enum: ["A", "B"] };
  test.each([
    ["validRate", number, null],
    ["validRate", integer, "source-may-not-fit"],
    ["validRate", text, null],
    ["validRate", day, "source-type"],
    ["validRate", letters, "source-type"],
    ["validRate", { enum: [1, 2] }, "source-may-not-fit"],
    ["samples", integer, null],
    ["samples", yes, "source-type"],
    ["since", day, null],
    ["since", number, "source-type"],
    ["certified", yes, null],
    ["certified", number, "source-type"],
    ["station", text, null],
    ["station", number, "source-may-not-fit"],
    ["level", letters, null],
    ["level", { enum: ["A"] }, "source-may-not-fit"],
    ["level", text, null],
  ])("%s into %j", (column, schema, code) => {
    const codes = filled({ ...schema, ...from("monitoring", column) }).map((each) => each.code);
    expect(codes).toEqual(code === null ? [] : [code]);
  });

  test("the sentences of what does not fit", () => {
    expect(filled({ ...day, ...from("monitoring", "samples") }).map(({ zh, en }) => [zh, en])).toEqual([
      ["“采样数”是整数，放不进“项”这种字段", '"采样数" is a whole number, which cannot go into "项"'],
    ]);
    expect(
      filled({ ...integer, ...from("monitoring", "validRate") }).map(({ severity }) => severity),
    ).toEqual(["warning"]);
  });

  test("a default where data fills", () => {
    expect(filled({ type: "integer", default: 3, ...from("monitoring", "samples") })).toEqual([
      {
        code: "default-without-effect",
        path: "/fields/properties/项/default",
        severity: "warning",
        zh: "由数据填入的字段不用默认值：没有数据时为空",
        en: "a field that is filled from data has no use for a default: without data it is blank",
      },
    ]);
  });

  test("what nothing uses is not told: it goes with the next change", () => {
    expect(told(smallForm({ form: { datasets: [monitoring] } }))).toEqual([]);
  });
});

describe("a form without a list", () => {
  const form = smallForm({
    properties: { 件: { type: "integer", ...from("业务", "办结") } },
    indicators: [fixed("a", 10, "data.业务.办结 ?? 0")],
  });

  test("names what its fields are filled from, by their own types", () => {
    expect(told(form)).toEqual([]);
    expect(prepareForm(form).score({ answers: {}, data: { 业务: { 办结: 7 } } }).raw).toBe(7);
    const unknown = { ...form, indicators: [fixed("a", 10, "data.业务.结案 ?? 0")] };
    expect(found(unknown).map(({ code }) => code)).toEqual(["formula-unknown-name"]);
  });

  test("with an empty list names nothing", () => {
    expect(told({ ...form, datasets: [] }).map(({ code }) => code)).toEqual([
      "unknown-dataset",
      "formula-unknown-name",
    ]);
  });
});

describe("withDatasetsUsed", () => {
  const bare = dataForm();
  delete bare.datasets;

  test("lists what is used, as it is offered, in the order in which it is used, and nothing else", () => {
    const tenants = [
      {
        ...cases,
        id: "d2",
        columns: cases.columns.map((column) => ({ ...column, minimum: 0, isRequired: true })),
      },
      { ...monitoring, id: "d1", state: "active" },
    ];
    expect(withDatasetsUsed(bare, tenants)).toEqual({
      ...bare,
      datasets: [only(monitoring, "validRate", "samples"), only(cases, "closed")],
    });
  });

  test("takes out what nothing uses any more, and the list with the last of it", () => {
    const form = dataForm({ indicators: [fixed("rate", 10, "1")] });
    expect(withDatasetsUsed(form, [])).toEqual({ ...form, datasets: [only(monitoring, "samples")] });
    const { datasets, ...without } = dataForm({ fields: bare.fields, indicators: [] });
    const unfilled = { ...without, fields: { type: "object" as const, properties: {} } };
    expect(withDatasetsUsed({ ...unfilled, datasets: datasets ?? [] }, [monitoring])).toEqual(unfilled);
  });

  test("keeps what the list says, also where the tenant's definition says otherwise", () => {
    const other = {
      ...monitoring,
      title: "别的",
      columns: monitoring.columns.map((each) => ({ ...each, type: "text" as const })),
    };
    const form = dataForm({
      indicators: [
        fixed("rate", 10, '(data.monitoring.validRate ?? 0) + LEN(data.monitoring.station ?? "")'),
      ],
    });
    expect(withDatasetsUsed(form, [other]).datasets).toEqual([
      only(monitoring, "validRate", "samples", "station"),
    ]);
  });

  test("leaves alone a form that has no list and uses nothing that is offered", () => {
    expect(withDatasetsUsed(bare, [])).toBe(bare);
    expect(withDatasetsUsed(bare, [only(monitoring, "level")])).toBe(bare);
  });

  test("begins a list with what fields were filled from before, by their own types", () => {
    const form: Form = {
      ...bare,
      fields: {
        type: "object",
        properties: {
          件: { type: "integer", title: "件数", ...from("业务", "办结") },
          组: {
            type: "object",
            properties: { 日: { type: "string", format: "date", ...from("业务", "日期") } },
          },
        },
      },
    };
    const found = withDatasetsUsed(form, [cases]);
    expect(found.datasets).toEqual([
      only(cases, "closed"),
      {
        key: "业务",
        title: "业务",
        subject: "person",
        isRepeated: false,
        columns: [
          { key: "办结", title: "件数", type: "integer" },
          { key: "日期", title: "日", type: "day" },
        ],
      },
    ]);
  });

  test("reads unfinished formulas as far as they go", () => {
    const form = { ...bare, indicators: [fixed("a", 10, "1 + (data.cases.closed + data.monitoring.")] };
    expect(withDatasetsUsed(form, [monitoring, cases]).datasets).toEqual([
      only(cases, "closed"),
      only(monitoring, "samples"),
    ]);
  });

  test("a second time nothing changes, whatever was there; what is missing is added without taking out", () => {
    const columns = [monitoring, cases].flatMap(({ key, columns: all }) =>
      all.map((each) => [key, each.key] as const),
    );
    const pick = fc.subarray(columns);
    const listOf = (chosen: readonly (readonly [string, string])[]) =>
      [monitoring, cases]
        .map((each) => only(each, ...chosen.filter(([key]) => key === each.key).map(([, column]) => column)))
        .filter((each) => each.columns.length > 0);
    fc.assert(
      fc.property(pick, pick, (used, listed) => {
        const formula = `COUNT(${["0", ...used.map(([key, column]) => `data.${key}.${column}`)].join(", ")})`;
        const form = smallForm({ indicators: [fixed("a", 10, formula)], form: { datasets: listOf(listed) } });
        const settled = withDatasetsUsed(form, [monitoring, cases]);
        expect(sorted(settled.datasets)).toEqual(sorted(listOf(used)));
        expect(withDatasetsUsed(settled, [monitoring, cases])).toBe(settled);
        const whole = withMissingDatasets(form, [monitoring, cases]);
        expect(sorted(whole.datasets)).toEqual(sorted(listOf([...used, ...listed])));
        expect(withDatasetsUsed(whole, [])).toEqual(
          settled.datasets === undefined
            ? without(form)
            : expect.objectContaining({ indicators: form.indicators }),
        );
      }),
    );
  });
});

function without({ datasets: _datasets, ...form }: Form): Form {
  return form;
}

/** Every column with its dataset, whatever their order. */
function sorted(datasets: readonly FormDataset[] = []): string[] {
  return datasets
    .flatMap(({ key, columns }) => columns.map((each) => `${key} ${JSON.stringify(each)}`))
    .sort();
}

function moduleUrl(module: string): string {
  return `data:text/javascript;base64,${Buffer.from(module).toString("base64")}`;
}
