/** Server side: a form into the ES module that both ends validate and score with. */
import type { Form } from "@duheng/contracts";
import { compileProgram } from "@duheng/formula";
import type { FormContext } from "./api.ts";
import { examine } from "./checking/check-form.ts";
import { readFields } from "./fields/read-fields.ts";
import { hashForm } from "./hash-form.ts";
import { lowerDefinitions, scopeOf } from "./lowering/lower-form.ts";
import { fieldsValidatorSource } from "./paper/fields-validator.ts";
import type { PaperData } from "./paper/paper-data.ts";
import { FormError, isError } from "./problem.ts";

/** Grows with every change of what a module holds; papers of an older compiler are compiled again. */
export const paperCompiler = "duheng-paper-4";

export interface CompiledPaper {
  /** hashForm of the form: the paper's name. */
  readonly hash: string;
  /** Source of an ES module without imports: `export function createPaper(runtime)`. */
  readonly module: string;
  readonly compiler: string;
}

/** Compiles a form that checks. Throws FormError with its problems otherwise. The same form gives the same module. */
export function compilePaper(form: Form, context: FormContext = {}): CompiledPaper {
  const { problems, plan } = examine(form, context);
  const errors = problems.filter(isError);
  if (plan === null || errors.length > 0) throw new FormError(errors);
  const fields = readFields(form.fields);
  const program = compileProgram(lowerDefinitions(form), scopeOf(form, fields, plan.schema, context));
  const { indicators, score, ratings } = form;
  const data: PaperData = {
    version: 1,
    form: { indicators, score, ...(ratings === undefined ? {} : { ratings }) },
    plan: plan.plan,
    program: program.tree,
  };
  const hash = hashForm(form);
  const validator = fieldsValidatorSource(fields);
  return {
    hash,
    module: moduleSource({ hash, data, validator, rows: program.toRows() }),
    compiler: paperCompiler,
  };
}

/** What a module is made of; `validator` and `rows` are JavaScript. */
interface Parts {
  readonly hash: string;
  readonly data: PaperData;
  readonly validator: string;
  readonly rows: string;
}

function moduleSource({ hash, data, validator, rows }: Parts): string {
  return [
    `export const hash = ${quote(hash)};`,
    `export const compiler = ${quote(paperCompiler)};`,
    `const data = JSON.parse(${quote(JSON.stringify(data))});`,
    "export function createPaper(runtime) {",
    "const module = {};",
    validator,
    `const rows = ((runtime) => ${rows})(runtime.formula);`,
    "return runtime.createPaper(data, module.exports, rows);",
    "}",
    "",
  ].join("\n");
}

/** A text as a JavaScript literal, harmless also inside of a page's script element. */
function quote(text: string): string {
  return JSON.stringify(text).replace(
    /[<\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
