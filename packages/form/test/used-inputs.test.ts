import type { Form, FormDataset, FormDatasetColumn } from "@duheng/contracts";
import { expect, test } from "vitest";
import { demonstrationCity } from "../../../seed/index.ts";
import { compilePaper } from "../src/compile.ts";
import { prepareForm } from "../src/index.ts";
import { usedInputsOfPaper } from "../src/inputs/used-inputs.ts";
import { cases, from, monitoring, only } from "./forms/data-form.ts";
import { fixed, smallForm } from "./forms/small-form.ts";

async function usedInputs(form: Form) {
  const { module } = compilePaper(form);
  return usedInputsOfPaper(
    await import(`data:text/javascript;base64,${Buffer.from(module).toString("base64")}`),
  );
}

const told = async (form: Form) =>
  (await usedInputs(form)).map(({ kind, at, isNamed, parts }) =>
    [kind, at, ...(isNamed ? ["named"] : []), ...parts].join(" "),
  );

test("what gives points is told with its place: people, formulas, when it applies, a veto, the total", async () => {
  const form: Form = {
    ...smallForm({
      properties: { 件: { type: "integer", title: "件", "x-source": { dataset: "业务", column: "办结" } } },
      indicators: [
        fixed("给分", 10, "", { by: { kind: "reviewer" } }),
        fixed("测评", 10, "", { by: { kind: "rating", raters: ["peer"] } }),
        fixed("数据", 10, "(data.业务.办结 ?? 0) + (data.业务.办结 ?? 0)"),
        fixed("比较", 10, "COHORT.AVERAGE(件 ?? 0) - COHORT.RANK(件 ?? 0)"),
        fixed("进步", 10, "1", { applicable: "NOT ISBLANK(previous.score)" }),
        fixed("否决", 10, "1", { veto: { when: '(previous.grade ?? "") = "poor"', ceiling: "fair" } }),
        fixed("自己", 10, "IF(COUNT(ratings.self[value > 90]) > 0, 5, (review.给分 ?? 0))"),
        fixed("件数", 10, "MIN(10, 件 ?? 0)"),
      ],
    }),
    ratings: { weights: { peer: 100 } },
  };
  const total = {
    ...form,
    score: { ...form.score, total: "SUM(groups.main) + (previous.score ?? 0) / 100" },
  };
  expect(await told(total)).toEqual([
    "review /indicators/0 给分",
    "ratings /indicators/1 peer",
    "data /indicators/2/by/formula named 业务.办结",
    "cohort /indicators/3/by/formula named AVERAGE RANK",
    "previous /indicators/4/applicable named score",
    "previous /indicators/5/veto/when named grade",
    "ratings /indicators/6/by/formula named self",
    "review /indicators/6/by/formula named 给分",
    "previous /score/total named score",
    "data /fields/properties/件/x-source 业务.办结",
  ]);
  const uses = await usedInputs(total);
  expect(uses.map(({ title }) => title)).toEqual([
    ...["给分", "测评", "数据", "比较", "进步", "否决", "自己", "自己"],
    ...["总分（未封顶）", "件"],
  ]);
  expect(() => usedInputsOfPaper({})).toThrow(TypeError);
});

test("each use of data is told with its columns as the form's list means them, of fields also where no formula reads them", async () => {
  const rate = only(monitoring, "validRate");
  const form = smallForm({
    properties: {
      组: {
        type: "object",
        properties: { 采样: { type: "integer", title: "采样", ...from("monitoring", "samples") } },
      },
      计: { type: "number", "x-computed": "1", ...from("monitoring", "validRate") },
    },
    indicators: [
      fixed(
        "a",
        10,
        "(data.monitoring.validRate ?? 0) + SUM(data.cases.closed) + (data.monitoring.validRate ?? 0)",
      ),
    ],
    form: { datasets: [only(monitoring, "validRate", "samples"), only(cases, "closed")] },
  });
  const listed = ({ title, subject, isRepeated }: FormDataset, column: FormDatasetColumn | undefined) => ({
    listed: { title, subject, isRepeated, column },
  });
  expect(await usedInputs(form)).toEqual([
    {
      kind: "data",
      at: "/indicators/0/by/formula",
      title: "a",
      isNamed: true,
      parts: ["monitoring.validRate", "cases.closed"],
      columns: [
        { dataset: "monitoring", column: "validRate", ...listed(monitoring, rate.columns[0]) },
        { dataset: "cases", column: "closed", ...listed(cases, cases.columns[0]) },
      ],
    },
    {
      kind: "data",
      at: "/fields/properties/组/properties/采样/x-source",
      title: "采样",
      isNamed: false,
      parts: ["monitoring.samples"],
      columns: [{ dataset: "monitoring", column: "samples", ...listed(monitoring, monitoring.columns[1]) }],
    },
  ]);
  const { datasets: _list, ...bare } = form;
  const plain = { ...bare, indicators: [fixed("a", 10, "data.monitoring.samples ?? 0")] };
  expect((await usedInputs(plain)).map(({ columns }) => columns)).toEqual([
    [{ dataset: "monitoring", column: "samples" }],
    [{ dataset: "monitoring", column: "samples" }],
  ]);
});

test("ballots are found in forms of the demonstration, where raters give points, and nothing that is not used", async () => {
  const { formVersions } = demonstrationCity();
  for (const tenantId of ["hlbe-wl", "hlbe-zzb"]) {
    const document = formVersions.find((version) => version.tenantId === tenantId)?.document;
    if (document === undefined) throw new Error(`${tenantId} has a form`);
    const uses = await usedInputs(document);
    const given = (kind: string) => document.indicators.filter(({ by }) => by.kind === kind).length;
    expect(uses.filter(({ isNamed }) => isNamed)).toEqual([]);
    expect(uses.filter(({ kind }) => kind === "review")).toHaveLength(given("reviewer"));
    expect(uses.filter(({ kind }) => kind === "ratings")).toHaveLength(given("rating"));
    expect(prepareForm(document).needsCohort).toBe(uses.some(({ kind }) => kind === "cohort"));
  }
});
