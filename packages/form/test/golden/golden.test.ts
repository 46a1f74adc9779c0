import { describe, expect, it } from "vitest";
import { loadPaper } from "../../src/paper-runtime.ts";
import "../../src/fields/patterns.ts";
import { readGoldenPapers } from "./papers.ts";

describe.each([0])("golden papers of edition %i", (edition) => {
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
});
