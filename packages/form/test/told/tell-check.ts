import { checkForm } from "../../src/index.ts";
import { type SmallForm, smallForm } from "../forms/small-form.ts";

/** All that the check finds in a small form: each problem with its place and both sentences. */
export function tellCheck(given: unknown): readonly string[] {
  return checkForm(smallForm(given as SmallForm)).flatMap(({ severity, code, path, message }) => [
    `${severity === "error" ? "!" : "?"} ${code} ${path}`.trimEnd(),
    `  ${message.zh}`,
    `  ${message.en}`,
  ]);
}
