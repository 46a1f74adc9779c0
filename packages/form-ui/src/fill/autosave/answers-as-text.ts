import type { Answers } from "@duheng/contracts";
import type { PreparedForm } from "@duheng/form";
import type { Locale } from "../../shared/locale.ts";
import { pointerTo } from "../../shared/pointers.ts";
import { describeValue } from "../fields/describe-value.ts";
import { isBlank } from "../fields/is-blank.ts";

/** What was filled in as plain text, a line for each field in the order of the form: to be kept or pasted elsewhere. */
export function answersAsText(prepared: PreparedForm, answers: Answers, locale: Locale): string {
  const lines = prepared.fields
    .filter((field) => field.computed === undefined && !isBlank(answers[field.key]))
    .map((field) => {
      const known = prepared.field(pointerTo("", field.key));
      return `${field.title}${locale === "zh" ? "：" : ": "}${describeValue(known, answers[field.key], locale)}`;
    });
  return `${lines.join("\n")}\n`;
}

/** Hands a text to the browser as a file to save. */
export function offerDownload(name: string, text: string): void {
  // The mark lets Windows' own editors and Excel read it as UTF-8.
  const address = URL.createObjectURL(new Blob(["\uFEFF", text], { type: "text/plain;charset=utf-8" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
