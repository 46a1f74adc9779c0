import type { TypedProgram } from "../tree/typed-node.ts";

/**
 * An ES module with the program's `evaluate`, `evaluateColumns`, `cohort` and `cohortValues`. Whatever an author
 * wrote is in it only as quoted JSON, so a name can't become code, and nothing is compiled at run time.
 */
export function moduleSource(program: TypedProgram, runtime = "@duheng/formula/runtime"): string {
  const data = quote(JSON.stringify(program));
  return [
    `import { instantiate } from ${quote(runtime)};`,
    `const program = instantiate(JSON.parse(${data}));`,
    "export const { cohort, cohortValues, evaluate, evaluateColumns } = program;",
    "",
  ].join("\n");
}

/** A text as a JavaScript literal that is also safe inside of a page's script element. */
function quote(text: string): string {
  return JSON.stringify(text).replace(
    /[<\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
