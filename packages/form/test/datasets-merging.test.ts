import type { Form, FormDataset } from "@duheng/contracts";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readFormFile, writeFormFile } from "../src/importing/form-file.ts";
import {
  changedParts,
  checkForm,
  compareMeaning,
  diffForms,
  hashForm,
  lockBreaches,
  lockReach,
  mergeForms,
  mergeTemplate,
  resolveConflicts,
  takeParts,
  withDatasetsUsed,
} from "../src/index.ts";
import { cases, dataForm, from, monitoring, only } from "./forms/data-form.ts";
import { fixed } from "./forms/small-form.ts";

const base = dataForm();
const [rate, closed] = base.indicators;
if (rate === undefined || closed === undefined) throw new Error("the form has two indicators");

/** The form with this formula beside the others, as the designer settles it. */
function using(
  form: Form,
  code: string,
  formula: string,
  offered: FormDataset[] = [monitoring, cases],
): Form {
  return withDatasetsUsed({ ...form, indicators: [...form.indicators, fixed(code, 5, formula)] }, offered);
}

function retitled(form: Form, title: string): Form {
  const datasets = structuredClone(form.datasets ?? []);
  const column = datasets[0]?.columns[0];
  if (column !== undefined) column.title = title;
  return { ...form, datasets };
}

describe("merging", () => {
  test("both sides use more: what each lists stands in the list, columns of one dataset together", () => {
    const mine = using(base, "m", 'LEN(data.monitoring.station ?? "")');
    const theirs = using(base, "t", 'LEN(data.monitoring.level ?? "") + COUNTA(data.cases.kind)');
    const { merged, conflicts } = mergeForms(base, mine, theirs);
    expect(conflicts).toEqual([]);
    expect(merged.datasets).toEqual([
      { ...monitoring, columns: ordered(monitoring, "validRate", "samples", "station", "level") },
      cases,
    ]);
    expect(checkForm(merged).filter(({ severity }) => severity === "error")).toEqual([]);
  });

  test("one side uses no more what the other begins to use: it stays, and nobody is asked", () => {
    const mine = withDatasetsUsed({ ...base, indicators: [rate] }, []);
    expect(mine.datasets).toEqual([only(monitoring, "validRate", "samples")]);
    const theirs = using(base, "t", "SUM(data.cases.closed)");
    const { merged, conflicts } = mergeForms(base, mine, theirs);
    expect(conflicts).toEqual([]);
    expect(merged.indicators.map(({ code }) => code)).toEqual(["rate", "t"]);
    expect(merged.datasets).toEqual([only(monitoring, "validRate", "samples"), only(cases, "closed")]);
  });

  test("one side uses no more, the other another column of the same dataset: only that is left", () => {
    const mine = withDatasetsUsed({ ...base, indicators: [rate] }, []);
    const theirs = using({ ...base, indicators: [rate] }, "t", "COUNTA(data.cases.kind)");
    const { merged, conflicts } = mergeForms(base, mine, theirs);
    expect(conflicts).toEqual([]);
    expect(merged.datasets).toEqual([only(monitoring, "validRate", "samples"), only(cases, "kind")]);
  });

  test("nothing uses it any more on either side: the list goes", () => {
    const { datasets: _list, ...bare } = base;
    const plain = { ...bare, fields: { type: "object" as const, properties: {} } };
    const mine = { ...plain, indicators: [fixed("rate", 10, "1")] };
    const theirs = { ...plain, indicators: [fixed("rate", 10, "1"), fixed("n", 10, "2")] };
    expect(mergeForms(base, mine, theirs).merged.datasets).toBeUndefined();
  });

  test("both sides say otherwise of a column: a person chooses", () => {
    const [mine, theirs] = [retitled(base, "有效率"), retitled(base, "有效率（%）")];
    const merge = mergeForms(base, mine, theirs);
    expect(merge.conflicts).toEqual([
      {
        id: "changed column monitoring.validRate title",
        kind: "changed",
        part: "column",
        partId: "monitoring.validRate",
        title: "有效率",
        path: "/datasets/0/columns/0",
        attribute: "title",
        base: "数据有效率",
        mine: "有效率",
        theirs: "有效率（%）",
        taken: "mine",
        message: {
          zh: "数据列“有效率”：双方都改了标题",
          en: 'data column "有效率": both changed title',
        },
      },
    ]);
    expect(merge.merged).toEqual(mine);
    expect(resolveConflicts(merge, { "changed column monitoring.validRate title": "theirs" })).toEqual(
      theirs,
    );
  });

  test("an empty list is another thing than none, and stays so", () => {
    const empty = { ...base, datasets: [] };
    const other = { ...empty, title: "别的" };
    expect(mergeForms(empty, other, { ...empty, description: "说明" }).merged).toEqual({
      ...other,
      description: "说明",
    });
  });

  test("a merged form lists what it uses, whatever either side used", () => {
    const columns = [monitoring, cases].flatMap(({ key, columns: all }) =>
      all.map((each) => `data.${key}.${each.key}`),
    );
    const picked = fc.subarray(columns);
    const made = (uses: readonly string[][]) =>
      withDatasetsUsed(
        {
          ...base,
          indicators: uses.map((names, index) =>
            fixed(`i${index}`, 5, names.map((name) => `COUNTA(${name})`).join(" + ") || "0"),
          ),
        },
        [monitoring, cases],
      );
    fc.assert(
      fc.property(picked, picked, picked, picked, (one, two, mine, theirs) => {
        const { merged, conflicts } = mergeForms(made([one, two]), made([mine, two]), made([one, theirs]));
        expect(conflicts).toEqual([]);
        expect(withDatasetsUsed(merged, [])).toEqual(merged);
        expect(merged.indicators).toEqual(made([mine, theirs]).indicators);
        expect(checkForm(merged).filter(({ severity }) => severity === "error")).toEqual([]);
      }),
    );
  });

  test("points that rest on data are compared with data", async () => {
    const mine = using(base, "m", "MIN(5, SUM(data.cases.closed))");
    const theirs = { ...base, title: "改名" };
    const merge = mergeForms(base, mine, theirs);
    const sound = await compareMeaning(merge);
    expect(sound).toMatchObject({ differences: [], isComplete: true });
    const [list, ...others] = merge.merged.datasets ?? [];
    if (list === undefined) throw new Error("the merged form has a list");
    const broken = {
      ...merge,
      merged: {
        ...merge.merged,
        datasets: [list, ...others.map((each) => ({ ...each, isRepeated: false }))],
      },
    };
    expect((await compareMeaning(broken)).differences.map(({ title }) => title)).toEqual(["closed", "m"]);
  });
});

/** Columns in this order. */
function ordered(dataset: FormDataset, ...keys: string[]) {
  return keys.flatMap((key) => dataset.columns.filter((each) => each.key === key));
}

describe("what changed, in words", () => {
  const words = (before: Form, after: Form) =>
    diffForms(before, after).map(({ kind, part, id, path, message }) => ({
      kind,
      part,
      id,
      path,
      ...message,
    }));

  test("datasets and columns come, go and are others", () => {
    const after = {
      ...base,
      datasets: [{ ...monitoring, subject: "unit" as const, columns: [...ordered(monitoring, "validRate")] }],
    };
    const column = after.datasets[0]?.columns[0];
    if (column !== undefined)
      after.datasets[0]?.columns.splice(0, 1, { ...column, type: "text", unit: "分" });
    expect(words(base, after)).toEqual([
      {
        kind: "changed",
        part: "dataset",
        id: "monitoring",
        path: "/datasets/0",
        zh: "数据集“监测数据”的说的是谁由 个人 改为 单位",
        en: 'dataset "监测数据": whom it is about changed from a person to the unit',
      },
      {
        kind: "changed",
        part: "column",
        id: "monitoring.validRate",
        path: "/datasets/0/columns/0",
        zh: "数据列“数据有效率”的类型由 数字 改为 文本",
        en: 'data column "数据有效率": type changed from number to text',
      },
      {
        kind: "changed",
        part: "column",
        id: "monitoring.validRate",
        path: "/datasets/0/columns/0",
        zh: "数据列“数据有效率”的单位由 “%” 改为 “分”",
        en: 'data column "数据有效率": unit changed from "%" to "分"',
      },
      removed(
        "column",
        "monitoring.samples",
        "/datasets/0/columns/1",
        "数据列“采样数”",
        'data column "采样数"',
      ),
      removed("dataset", "cases", "/datasets/1", "数据集“办案数据”", 'dataset "办案数据"'),
      removed("column", "cases.closed", "/datasets/1/columns/0", "数据列“办结数”", 'data column "办结数"'),
    ]);
  });

  function removed(part: string, id: string, path: string, zh: string, en: string) {
    return { kind: "removed", part, id, path, zh: `删除${zh}`, en: `${en} was removed` };
  }

  test("is part of what a form is", () => {
    expect(hashForm(base)).not.toBe(hashForm(retitled(base, "有效率")));
    const { datasets: _list, ...bare } = base;
    expect(hashForm(base)).not.toBe(hashForm(bare));
  });
});

describe("parts taken from another version", () => {
  test("a formula brings the data along that it names", () => {
    const after = using(base, "n", "COUNTA(data.cases.kind)");
    const taken = takeParts(base, after, ["indicator indicator-n"]);
    expect(changedParts(base, after).map(({ key }) => key)).toEqual([
      "column cases.kind",
      "indicator indicator-n",
    ]);
    expect(taken).toEqual(after);
  });

  test("data that is used stays, though it was chosen to go", () => {
    const after = withDatasetsUsed({ ...base, indicators: [rate], title: "另" }, []);
    const taken = takeParts(base, after, ["dataset cases", "column cases.closed"]);
    expect(taken).toEqual(base);
  });
});

describe("locks", () => {
  const template = { ...base, indicators: [{ ...rate, locked: true }, closed] };
  const lockedIds = [rate.id];

  test("reach to the data that a locked formula names, and to what fills a field that it reads", () => {
    const reading = {
      ...base,
      indicators: [{ ...rate, by: { kind: "formula" as const, formula: "(采样数 ?? 0) / 10" } }, closed],
    };
    expect([...lockReach(template, lockedIds).uses]).toEqual([
      ["/score/groups/0", ["rate"]],
      ["/datasets/0", ["rate"]],
      ["/datasets/0/columns/0", ["rate"]],
    ]);
    expect([...lockReach(reading, lockedIds).uses.keys()].sort()).toEqual([
      "/datasets/0",
      "/datasets/0/columns/1",
      "/fields/properties/采样数",
      "/score/groups/0",
    ]);
  });

  const breaches = (after: Form) =>
    lockBreaches({ template, before: template, after, lockedIds }).map(
      ({ kind, part, id, path, message }) => ({
        kind,
        part,
        id,
        path,
        ...message,
      }),
    );

  test("its type may not be another, its title may; other data is free", () => {
    const list = structuredClone(template.datasets ?? []);
    const column = list[0]?.columns[0];
    if (column === undefined) throw new Error("the list has a column");
    column.title = "有效率";
    expect(breaches({ ...template, datasets: list.slice(0, 1) })).toEqual([]);
    column.type = "text";
    expect(breaches({ ...template, datasets: list })).toEqual([
      {
        kind: "changed",
        part: "column",
        id: "monitoring.validRate",
        path: "/datasets/0/columns/0",
        zh: "不能修改数据列“数据有效率”的类型：锁定指标“rate”要用到它。标题、说明和在页面上的位置可以改",
        en: 'the data column "数据有效率" (type) cannot be changed: the locked indicator "rate" rests on it. Its title, its description and its place on the page may be changed',
      },
    ]);
    expect(
      breaches({ ...template, datasets: list.slice(1) }).map(({ kind, part, path }) => [kind, part, path]),
    ).toEqual([
      ["removed", "dataset", "/datasets"],
      ["removed", "column", "/datasets"],
    ]);
  });

  test("an upgrade has the template's data where a locked formula names it", () => {
    const theirs = structuredClone(template);
    const column = theirs.datasets?.[0]?.columns[0];
    if (column === undefined) throw new Error("the list has a column");
    column.unit = "‰";
    const mine = structuredClone(template);
    const own = mine.datasets?.[0]?.columns[0];
    if (own === undefined) throw new Error("the list has a column");
    own.type = "integer";
    own.title = "本单位有效率";
    const { merged, conflicts, followed } = mergeTemplate({ base: template, mine, theirs, lockedIds });
    expect(conflicts).toEqual([]);
    expect(merged.datasets).toEqual([
      {
        ...only(monitoring, "validRate", "samples"),
        columns: [{ ...monitoring.columns[0], title: "本单位有效率", unit: "‰" }, monitoring.columns[1]],
      },
      only(cases, "closed"),
    ]);
    expect(followed.map(({ message }) => message.zh)).toEqual([
      "数据列“本单位有效率”的类型由 数字 改为 整数",
    ]);
  });

  test("an upgrade asks nobody about data that the unit uses no more", () => {
    const mine = withDatasetsUsed({ ...template, indicators: [{ ...rate, locked: true }] }, []);
    const theirs = { ...template, title: "新版" };
    expect(mergeTemplate({ base: template, mine, theirs, lockedIds })).toMatchObject({
      merged: { title: "新版", datasets: mine.datasets },
      conflicts: [],
      followed: [],
    });
  });
});

test("a file tells which data its form uses, by formulas too, and brings the list along", () => {
  const form = {
    ...base,
    fields: {
      ...base.fields,
      properties: { ...base.fields.properties, 站: { type: "string", ...from("monitoring", "station") } },
    },
    datasets: [only(monitoring, "validRate", "samples", "station"), only(cases, "closed")],
  };
  const { form: read, datasets } = readFormFile(writeFormFile(form, { exportedAt: "2026-11-23T08:00:00Z" }));
  expect(read).toEqual(form);
  expect(datasets).toEqual([
    "cases.closed",
    "monitoring.samples",
    "monitoring.station",
    "monitoring.validRate",
  ]);
});
