import { _, Ajv2020 } from "ajv/dist/2020.js";
import standaloneCode from "ajv/dist/standalone/index.js";
import type { FieldInfo } from "../api.ts";
import { formatChecks } from "../fields/formats.ts";
import { linearPattern } from "../fields/patterns.ts";
import { schemaOfFields } from "../fields/schema-of-fields.ts";

/**
 * Source of ajv's validator of handed-in answers, to stand inside of a function with a parameter `runtime`: patterns,
 * formats and helpers come from there. It assigns the validator to `module.exports`.
 */
export function fieldsValidatorSource(fields: readonly FieldInfo[]): string {
  const ajv = new Ajv2020({
    strict: true,
    strictRequired: false,
    allErrors: false,
    code: { source: true, esm: false, lines: true, formats: _`runtime.formats`, regExp: linearEngine },
  });
  for (const [name, check] of Object.entries(formatChecks)) ajv.addFormat(name, check);
  const validate = ajv.compile(schemaOfFields(fields, "answers"));
  return withoutRequire(standaloneCode(ajv, validate));
}

/**
 * `code`: the name under which the paper's runtime offers it. ajv keeps one pattern per `toString`, so each must
 * have its own, or all patterns of a form would be the first.
 */
const linearEngine = Object.assign(
  (source: string) => {
    const { test } = linearPattern(source);
    return { test, toString: () => `/${source}/u` };
  },
  { code: "runtime.regExp" },
);

/** Texts of the author stand in the code as quoted literals, in which these bare quotes cannot occur. */
function withoutRequire(source: string): string {
  return source.replace(/require\("ajv\/dist\/runtime\/(equal|ucs2length)"\)\.default/g, "runtime.ajv.$1");
}
