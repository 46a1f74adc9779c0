/** Server side: a form into the ES module that both ends validate and score with. */
import type { Form } from "@duheng/contracts";
import { currentEdition, type Edition } from "@duheng/formula";
import type { FieldInfo, FormContext } from "./api.ts";
import { examineSound } from "./checking/check-form.ts";
import { fullLayout } from "./fields/full-layout.ts";
import { fieldsValidatorSource } from "./paper/fields-validator.ts";
import { hashPaper, paperCompiler } from "./paper/hash-paper.ts";
import type { PaperData } from "./paper/paper-data.ts";
import type { PlanResult } from "./planning/make-plan.ts";
import { programsIn } from "./planning/plan.ts";

export interface CompiledPaper {
  /** hashPaper of the form: the paper's id. */
  readonly paperHash: string;
  /** Source of an ES module without imports: `export function createPaper(runtime)`. */
  readonly module: string;
  readonly compiler: string;
  readonly edition: Edition;
}

/** Compiles a form that checks. Throws FormError with its problems otherwise. The same form gives the same module. */
export function compilePaper(form: Form, context: FormContext = {}): CompiledPaper {
  const { fields, plan, program } = examineSound(form, context);
  const { indicators, score, ratings, datasets } = form;
  const data: PaperData = {
    version: 1,
    form: {
      indicators,
      score,
      ...(ratings === undefined ? {} : { ratings }),
      ...(datasets === undefined ? {} : { datasets }),
    },
    plan: plan.plan,
    program: program.tree,
    keys: fields.map(({ key }) => key),
    layout: fullLayout(form, fields),
    defaults: "inside",
  };
  const edition = context.edition ?? currentEdition;
  const paperHash = hashPaper(form, edition);
  const validator = fieldsValidatorSource(fields);
  return {
    paperHash,
    module: moduleSource({
      paperHash,
      data,
      hasPatterns: havePatterns(fields),
      validator,
      rows: program.toRows(),
      fieldRows: rowsOfFields(plan),
    }),
    compiler: paperCompiler,
    edition,
  };
}

/** What a module is made of; `validator` and `rows` are JavaScript. */
interface Parts {
  readonly paperHash: string;
  readonly data: PaperData;
  /** Whether a page must load the engine of patterns to run it. */
  readonly hasPatterns: boolean;
  readonly validator: string;
  readonly rows: string;
  /** Of each formula of a field, in the plan's order. */
  readonly fieldRows: readonly string[];
}

function rowsOfFields({ plan, programs }: PlanResult): string[] {
  return programsIn(plan).map((typed) => programs.get(typed)?.toRows() ?? "undefined");
}

function moduleSource(parts: Parts): string {
  const { paperHash, data, validator, rows, fieldRows } = parts;
  return [
    `export const hash = ${quote(paperHash)};`,
    `export const hasPatterns = ${parts.hasPatterns};`,
    `export const compiler = ${quote(paperCompiler)};`,
    `const data = JSON.parse(${quote(JSON.stringify(data))});`,
    "export function createPaper(runtime) {",
    "const module = {};",
    validator,
    `const rows = ((runtime) => ${rows})(runtime.formula);`,
    `const fieldRows = ((runtime) => [${fieldRows.join(",\n")}])(runtime.formula);`,
    "return runtime.createPaper(data, module.exports, rows, fieldRows);",
    "}",
    "",
  ].join("\n");
}

function havePatterns(fields: readonly FieldInfo[]): boolean {
  return fields.some((field) => field.bounds.pattern !== undefined || havePatterns(field.fields ?? []));
}

/** A text as a JavaScript literal, harmless also inside of a page's script element. */
function quote(text: string): string {
  return JSON.stringify(text).replace(
    /[<\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
