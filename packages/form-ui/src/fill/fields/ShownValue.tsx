import type { FieldInfo } from "@duheng/form";
import { type Locale, useLocale } from "../../shared/locale.ts";
import { sentence } from "../../shared/messages.ts";
import { fillMessages } from "../fill-messages.ts";
import type { UploadsPort } from "../ports.ts";
import { FileName, fileOf } from "./FileField.tsx";
import { isBlank } from "./is-blank.ts";

interface ShownValueProps {
  readonly field: FieldInfo;
  readonly value: unknown;
  /** Links an attached file where given. */
  readonly uploads?: Pick<UploadsPort, "href"> | undefined;
}

/** A single value to be read; rows and objects are drawn by their own parts. */
export function ShownValue({ field, value, uploads }: ShownValueProps) {
  const locale = useLocale();
  if (field.kind === "file") {
    const file = fileOf(value);
    if (file !== null) return <FileName file={file} href={uploads?.href?.(file)} />;
  }
  return <>{showValue(field, value, locale)}</>;
}

/** A single value in words: titles of options, yes and no, dates as people write them. */
export function showValue(field: FieldInfo, value: unknown, locale: Locale): string {
  if (isBlank(value)) return sentence(fillMessages, locale, "blank");
  if (Array.isArray(value))
    return value.map((each) => showValue(field, each, locale)).join(separatorOf(field, locale));
  const option = field.options?.find((each) => each.value === value);
  if (option !== undefined) return option.title;
  if (typeof value === "boolean") return sentence(fillMessages, locale, value ? "yes" : "no");
  if (field.kind === "date-time" && typeof value === "string") return showInstant(value, locale);
  const file = field.kind === "file" ? fileOf(value) : null;
  if (file !== null) return file.name;
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

/** Options are words; the items of a list may have commas of their own. */
function separatorOf({ kind }: FieldInfo, locale: Locale): string {
  if (locale === "zh") return kind === "list" ? "；" : "、";
  return kind === "list" ? "; " : ", ";
}

/** An ISO instant as day and time in the reader's time zone. */
function showInstant(iso: string, locale: Locale): string {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return iso;
  return date.toLocaleString(locale === "zh" ? "zh-CN" : "en-GB", {
    dateStyle: "medium",
    timeStyle: "short",
  });
}
