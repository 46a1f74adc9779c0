import type { Form } from "@duheng/contracts";
import { carryOver } from "../../src/index.ts";
import { smallForm } from "../forms/small-form.ts";
import { rich, richEdits } from "./rich-form.ts";

/** An edit of the rich form, whose sample is carried over; or a field that becomes another, and what was filled in. */
type Carried =
  | { readonly edit: string; readonly back?: boolean }
  | { readonly from: object; readonly to: object; readonly values: readonly unknown[] };

/** What becomes of answers: the new ones, what is lost with both sentences, what moved, no longer fits, or was read as a number. */
export function tellCarry(given: unknown): readonly string[] {
  const carried = given as Carried;
  if (!("edit" in carried)) {
    const [from, to] = [oneField(carried.from), oneField(carried.to)];
    const told = new Set<string>();
    return carried.values.flatMap((value) => [
      `> ${JSON.stringify(value)}`,
      ...tellCarried({ a: value }, from, to).flatMap((line) => {
        // The same sentence is told but once.
        if (line.startsWith(" ") && told.has(line)) return [];
        told.add(line);
        return [`  ${line}`];
      }),
    ]);
  }
  const after = richEdits[carried.edit]?.(rich);
  if (after === undefined) throw new Error(`no such edit: ${carried.edit}`);
  const answers = (form: Form) => form.samples?.[0]?.inputs.answers ?? {};
  return carried.back === true
    ? tellCarried(answers(after), after, rich)
    : tellCarried(answers(rich), rich, after);
}

function tellCarried(given: object, from: Form, to: Form): string[] {
  const { answers, lost, moved, unfit, converted = [] } = carryOver({ ...given }, from, to);
  return [
    `= ${JSON.stringify(answers)}`,
    ...lost.flatMap(({ path, title, value, reason, message }) => [
      `lost ${path} ${title} ${JSON.stringify(value)} ${reason}`,
      `  ${message.zh}`,
      `  ${message.en}`,
    ]),
    ...moved.map((each) => `moved ${each.from} → ${each.to} ${each.title}`),
    ...unfit.map(({ path, code }) => `unfit ${path} ${code}`),
    ...converted.flatMap(({ path, title, message }) => [
      `read ${path} ${title}`,
      `  ${message.zh}`,
      `  ${message.en}`,
    ]),
  ];
}

function oneField(schema: object): Form {
  return smallForm({ properties: { a: { title: "甲", "x-id": "f", ...schema } } });
}
