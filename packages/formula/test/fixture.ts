import { compile, type Scope } from "../src/index.ts";
import cases from "./cases.json" with { type: "json" };

/** The form of the worked examples, and one filled. */
export const schema = cases.schema;
export const scope: Scope = { schema };
export const input = cases.input;

/** The value of a formula on the filled form, or the code and place of its error. */
export function evaluate(source: string, changes: object = {}, within: Scope = scope): unknown {
  const result = compile(source, within).evaluate({ ...input, ...changes });
  return "value" in result ? result.value : `${result.error.code} ${result.error.from}-${result.error.to}`;
}
