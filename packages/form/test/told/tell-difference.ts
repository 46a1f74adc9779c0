import { diffForms } from "../../src/index.ts";
import { type SmallForm, smallForm } from "../forms/small-form.ts";

interface Given {
  readonly from: SmallForm;
  readonly to: SmallForm;
}

/** What is told of the differences of two small forms, there and back: each change with its part and both sentences. */
export function tellDifference(given: unknown): readonly string[] {
  const { from, to } = given as Given;
  const [before, after] = [smallForm(from), smallForm(to)];
  const told = (one: typeof before, other: typeof before) =>
    diffForms(one, other).flatMap(({ message, ...change }) => [
      JSON.stringify(change),
      `  ${message.zh}`,
      `  ${message.en}`,
    ]);
  return [...told(before, after), "back:", ...told(after, before)].map((line) => line.trimEnd());
}
