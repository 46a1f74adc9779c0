import { describe, expect, it } from "vitest";
import { compilePaper } from "../../src/compile.ts";
import { hashForm, prepareForm } from "../../src/index.ts";
import { loadPaper } from "../../src/paper-runtime.ts";
import { fixed } from "../forms/small-form.ts";
import { editionForm } from "./edition-form.ts";
import { readGoldenPapers } from "./papers.ts";

describe.each([0, 1] as const)("golden papers of edition %i", (edition) => {
  const papers = readGoldenPapers(edition);

  it("are there", () => {
    expect(papers.length).toBeGreaterThan(10);
    expect(papers.flatMap(({ cases }) => cases).length).toBeGreaterThan(200);
  });

  it.each(papers.map((paper) => [paper.title, paper] as const))(
    "%s: the kept module gives what it gave",
    async (_title, { module, cases }) => {
      const source = Buffer.from(module).toString("base64");
      const paper = loadPaper(await import(`data:text/javascript;base64,${source}`));
      for (const { inputs, result } of cases) expect(paper.score(inputs)).toEqual(result);
    },
  );

  it.each(papers.map((paper) => [paper.title, paper] as const))(
    "%s: compiled anew in its edition, it gives what it gave, as another paper",
    async (_title, { form, module, cases }) => {
      const compiled = compilePaper(form, { edition });
      // Those kept so far are of compilers that named a paper by its form alone.
      expect(module).toContain(`export const hash = "${hashForm(form, edition)}"`);
      expect(compiled.paperHash).not.toBe(hashForm(form, edition));
      const source = Buffer.from(compiled.module).toString("base64");
      const papers = [
        loadPaper(await import(`data:text/javascript;base64,${source}`)),
        prepareForm(form, { edition }),
      ];
      for (const paper of papers)
        for (const { inputs, result } of cases) expect(paper.score(inputs)).toEqual(result);
    },
  );
});

it("without its edition a form would be another paper, or none: the pin is what keeps settled scores", () => {
  const [golden] = readGoldenPapers(0).filter(({ title }) => title === editionForm(0).title);
  if (golden === undefined) throw new Error("no golden paper on editions");
  expect(hashForm(golden.form, 1)).not.toBe(hashForm(golden.form, 0));
  expect(() => compilePaper(golden.form)).toThrow(/missing-else/);
  const { indicators, ...rest } = golden.form;
  const withElse = indicators.map((each) =>
    each.code === "ELSE" ? fixed("ELSE", 20, "IF(rate >= 95, 20, 0)") : each,
  );
  const count = withElse.map((each) =>
    each.code === "COUNT" ? fixed("COUNT", 20, 'COUNT(1, "a", 3)') : each,
  );
  const later = prepareForm({ ...rest, indicators: count });
  const differing = golden.cases.filter(({ inputs, result }) => {
    const now = later.score(inputs).indicators;
    return Object.keys(now).some((code) => now[code]?.points !== result.indicators[code]?.points);
  });
  expect(differing.length).toBe(golden.cases.length);
});
