import { describe, expect, it } from "vitest";
import { compilePaper } from "../src/compile.ts";
import { checkForm, lowerForm } from "../src/index.ts";
import { editionForm } from "./golden/edition-form.ts";
import { readGoldenPapers } from "./golden/papers.ts";

/** What a paper computes by: the typed trees in its data, and all of its code. */
function computing(module: string) {
  const written = /^const data = JSON\.parse\((".*")\);$/m.exec(module)?.[1] ?? '"{}"';
  const { program, plan }: Record<string, unknown> = JSON.parse(JSON.parse(written));
  return { program, plan, code: module.slice(module.indexOf("export function createPaper")) };
}

const sources = (edition: 0 | 1) =>
  lowerForm(editionForm(0), { edition })
    .definitions.map(({ source }) => source)
    .join("\n");

describe("a form of edition 0", () => {
  it.each(readGoldenPapers(0).map((paper) => [paper.title, paper] as const))(
    "%s: is compiled to the trees and the code that it was",
    (_title, { form, module }) => {
      const kept = computing(module);
      expect(kept.code.length).toBeGreaterThan(1_000);
      expect(kept.program).toBeTypeOf("object");
      expect(computing(compilePaper(form, { edition: 0 }).module)).toEqual(kept);
    },
  );

  it("is lowered to formulas that leave out what is blank else", () => {
    expect(sources(0)).not.toContain("BLANK()");
  });
});

describe("a form of the current edition", () => {
  const errors = (edition?: 0) =>
    checkForm(editionForm(0), edition === undefined ? {} : { edition })
      .filter(({ severity }) => severity === "error")
      .map(({ code, path }) => [code, path]);

  it("is refused where a formula that gives points leaves out the else, at its place", () => {
    expect(errors()).toEqual([
      ["formula-type-mismatch", "/indicators/0/by/formula"],
      ["formula-missing-else", "/indicators/4/by/formula"],
    ]);
    expect(errors(0)).toEqual([]);
  });
});
