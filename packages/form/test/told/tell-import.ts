import type { Form } from "@duheng/contracts";
import { exampleInputs, importSchema, prepareForm, randomInputs } from "../../src/index.ts";

/**
 * All that is told of a schema, one thing a line: what is found in it with both sentences, what a form made of it does without, the
 * fields (ids left out); and of that form the plainest answers, some at random, and what is wrong with answers of every kind.
 */
export function tellImport(schema: unknown): readonly string[] {
  const { form, findings, partial, partial: { left = [] } = {} } = withoutNull(importSchema(schema));
  const made = form ?? partial?.form;
  return [
    form === undefined ? (partial === undefined ? ": none" : ": partial") : ": whole",
    ...findings.flatMap(({ severity, code, path, message }) => [
      `${severity === "error" ? "!" : "?"} ${code} ${path}`,
      `  ${message.zh}`,
      `  ${message.en}`,
    ]),
    ...left.flatMap(({ path, kind, title, message }) => [
      `- ${kind} ${path} ${title ?? ""}`,
      `  ${message.zh}`,
      `  ${message.en}`,
    ]),
    ...(made === undefined ? [] : [`{} ${withoutIds(made.fields)}`, ...filledLines(made)]),
  ].map((line) => line.trimEnd().replaceAll("\n", "⏎"));
}

function withoutNull({ form, partial, findings }: ReturnType<typeof importSchema>) {
  return {
    findings,
    ...(form === null ? {} : { form }),
    ...(partial === null ? {} : { partial }),
  };
}

function withoutIds(fields: unknown): string {
  return JSON.stringify(fields, (key, value: unknown) => (key === "x-id" ? undefined : value));
}

function filledLines(form: Form): string[] {
  const prepared = prepareForm(form);
  const random = steady();
  const drawn = Array.from({ length: 3 }, () => randomInputs(form, prepared, random).answers);
  return [
    `= ${JSON.stringify(exampleInputs(form, prepared).answers)}`,
    ...drawn.map((answers) => `~ ${JSON.stringify(answers)}`),
    ...wrong.flatMap((value) => {
      const answers = Object.fromEntries(Object.keys(form.fields.properties).map((key) => [key, value]));
      const { problems } = prepared.validate(answers);
      const told = problems.map(({ path, code }) => `${path} ${code}`).join(", ");
      return told === "" ? [] : [`${JSON.stringify(value)} ${told}`];
    }),
  ];
}

const wrong: readonly unknown[] = [
  ...[null, "", "x", "文字文字文字", "2026-02-30", true, 0, 1.5, 1e9, -1e9],
  ...[[], ["x"], ["x", "x"], [1, 1, 2, 3], {}, { a: "x" }, [{}], [{ a: "x" }, { a: 1 }, { b: 1 }]],
];

/** Numbers as if at random, the same each time (a linear congruential generator, Numerical Recipes). */
function steady(): () => number {
  let state = 1;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
