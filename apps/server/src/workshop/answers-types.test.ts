import { spawnSync } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Answers, Form } from "@duheng/contracts";
import { prepareForm } from "@duheng/form";
import { describe, expect, it } from "vitest";
import { demonstrationCity } from "../../../../seed/index.ts";
import { answersTypes } from "./answers-types.ts";

/** What TypeScript has against assigning each of these to the types of its form; the names of those that do not fit. */
async function refused(
  cases: readonly { readonly name: string; readonly types: string; readonly answers: Answers }[],
): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), "duheng-types-"));
  try {
    for (const { name, types, answers } of cases) {
      await writeFile(join(folder, `${name}.types.d.ts`), types);
      const program = `import type { Answers } from "./${name}.types.d.ts";\nexport const answers: Answers = ${JSON.stringify(answers)};\n`;
      await writeFile(join(folder, `${name}.ts`), program);
    }
    const flags = ["--noEmit", "--strict", "--exactOptionalPropertyTypes", "--module", "esnext"];
    const names = cases.map(({ name }) => join(folder, `${name}.ts`));
    const own = [
      "--skipLibCheck",
      "false",
      "--moduleResolution",
      "bundler",
      "--allowImportingTsExtensions",
      "--types",
      "",
    ];
    const tsc = join(createRequire(import.meta.url).resolve("typescript/package.json"), "../bin/tsc");
    const { stdout } = spawnSync(process.execPath, [tsc, ...flags, ...own, ...names], {
      cwd: folder,
      encoding: "utf8",
    });
    const broken = stdout.split("\n").filter((line) => line.includes(".d.ts("));
    if (broken.length > 0) throw new Error(broken.join("\n"));
    return cases.map(({ name }) => name).filter((name) => stdout.includes(`${name}.ts(`));
  } finally {
    await rm(folder, { recursive: true });
  }
}

const typesOf = (form: Form) => answersTypes(prepareForm(form));

function formOf(fields: Form["fields"]["properties"], required: string[] = []): Form {
  return {
    title: "表",
    score: { groups: [{ id: "group-work", code: "work", title: "履职" }] },
    fields: { type: "object", properties: fields, required },
    indicators: [],
  };
}

describe("the types of a paper's answers", () => {
  it("fit what was handed in on the demonstration's forms, and not what is spoilt", async () => {
    const city = demonstrationCity();
    const forms = new Map(city.formVersions.map((version) => [version.paperHash, version.document]));
    const cases: Parameters<typeof refused>[0][number][] = [];
    const spoilt: string[] = [];
    for (const [paperHash, form] of forms) {
      const { inputs } = city.scores.find((score) => score.paperHash === paperHash) ?? {};
      if (inputs === undefined) continue;
      const types = await typesOf(form);
      const name: string = `form${cases.length}`;
      const [key] = Object.keys(inputs.answers);
      cases.push({ name, types, answers: inputs.answers });
      cases.push({ name: `${name}Spoilt`, types, answers: { ...inputs.answers, [String(key)]: { no: 1 } } });
      cases.push({ name: `${name}More`, types, answers: { ...inputs.answers, 没有这一项: 1 } });
      spoilt.push(`${name}Spoilt`, `${name}More`);
    }
    expect(spoilt.length).toBeGreaterThan(10);
    expect(await refused(cases)).toEqual(spoilt);
  }, 120_000);

  it("tell titles, hints and what options mean", async () => {
    const form = formOf(
      {
        级别: {
          type: "string",
          title: "奖励级别",
          description: "以文件为准",
          oneOf: [
            { const: "city", title: "市级" },
            { const: "national", title: "国家级" },
          ],
        },
        奖励: {
          type: "array",
          title: "所获奖励",
          items: {
            type: "object",
            properties: { 日期: { type: "string", format: "date", title: "授奖日期" } },
          },
        },
      },
      ["级别"],
    );
    expect(await typesOf(form)).toMatchInlineSnapshot(`
      "export interface Answers {
        /**
         * 奖励级别
         * 以文件为准
         * - "city" 市级
         * - "national" 国家级
         */
        级别: "city" | "national";
        /**
         * 所获奖励
         *
         * @maxItems 1000
         */
        奖励?: {
          /**
           * 授奖日期
           * @format date
           */
          日期?: string;
        }[];
      }
      "
    `);
  });

  it("keep what an author wrote inside of comments and quotes", async () => {
    const nasty = ["*/ export const broken = 1; /*", "\r*/\u2028x();", "`$1`\"'\\", "\n@deprecated */"].join(
      "",
    );
    const form = formOf({
      a: { type: "string", title: nasty, description: nasty, enum: [nasty.replaceAll(/[\n\r\u2028]/g, "")] },
      'b": 1; };': { type: "number", title: "数" },
      patterned: { type: "string", title: "式", pattern: "^[*]/$" },
    });
    const types = await typesOf(form);
    const cases = [
      { name: "right", types, answers: { a: nasty.replaceAll(/[\n\r\u2028]/g, ""), 'b": 1; };': 2 } },
      { name: "wrong", types, answers: { a: "other" } },
    ];
    expect(await refused(cases)).toEqual(["wrong"]);
    expect(types.replaceAll(/\/\*[\s\S]*?\*\/|"(?:[^"\\]|\\.)*"/g, "")).not.toMatch(/broken|deprecated/);
  }, 60_000);
});
