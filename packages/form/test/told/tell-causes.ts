import type { Sample } from "@duheng/contracts";
import { checkWhole } from "../../src/index.ts";
import { type SmallForm, smallForm } from "../forms/small-form.ts";

/** A small form, and what its one sample has; it expects a score that no form gives. */
interface GivenSample extends SmallForm {
  readonly inputs?: Partial<Sample["inputs"]>;
  readonly expected?: Sample["expected"];
}

/** Why a sample does not get its points: the differences with both sentences, then each cause with its place. */
export function tellCauses(given: unknown): readonly string[] {
  const { inputs = {}, expected = { score: -1 }, ...small } = given as GivenSample;
  const sample: Sample = { id: "s", title: "样例", inputs: { answers: {}, ...inputs }, expected };
  const form = smallForm(small);
  form.samples = [sample];
  const { problems, samples } = checkWhole(form);
  return [
    ...problems.flatMap(({ severity, code, path, message }) =>
      severity === "error" ? [`wrong: ${code} ${path}`, `  ${message.zh}`, `  ${message.en}`] : [],
    ),
    ...samples.flatMap(({ differences, causes }) => [
      ...differences.flatMap(({ message }) => [`≠ ${message.zh}`, `  ${message.en}`]),
      ...causes.flatMap(({ code, path, indicator, message }) => [
        `${code} ${path} ${indicator ?? ""}`.trimEnd(),
        `  ${message.zh}`,
        `  ${message.en}`,
      ]),
    ]),
  ];
}
