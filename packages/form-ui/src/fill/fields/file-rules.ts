import type { Locale } from "../../shared/locale.ts";
import { sentence } from "../../shared/messages.ts";
import { fillMessages } from "../fill-messages.ts";

/** Which files are taken. */
export interface FileRules {
  /** Media types as `contentMediaType` writes them: `application/pdf`, `image/*`, several parted by commas. */
  readonly types: string | undefined;
  readonly maxBytes: number | undefined;
}

/** Why a file is not taken, in a sentence that names it; null where it is. Nothing has been sent by then. */
export function refusalOf(file: File, rules: FileRules, locale: Locale): string | null {
  const reason = reasonAgainst(file, rules, locale);
  return reason === null ? null : sentence(fillMessages, locale, "fileRefused", { name: file.name, reason });
}

function reasonAgainst(file: File, { types, maxBytes }: FileRules, locale: Locale): string | null {
  if (!acceptsFile(file, types))
    return sentence(fillMessages, locale, "fileWrongType", {
      types: showTypes(types ?? "", locale),
    });
  if (file.size === 0) return sentence(fillMessages, locale, "fileEmpty");
  if (maxBytes === undefined || file.size <= maxBytes) return null;
  const sizes = { size: showSize(file.size), limit: showSize(maxBytes) };
  return sentence(fillMessages, locale, "fileTooLarge", sizes);
}

/** Whether a file is of the media types asked for. Where the browser knows no type, the name's ending counts. */
export function acceptsFile(
  file: { readonly type: string; readonly name?: string },
  mediaTypes: string | undefined,
): boolean {
  if (mediaTypes === undefined || mediaTypes.trim() === "" || mediaTypes.trim() === "*/*") return true;
  const actual = (file.type === "" ? typeOfName(file.name ?? "") : file.type).toLowerCase();
  return mediaTypes.split(",").some((each) => {
    const wanted = each.trim().toLowerCase();
    return wanted.endsWith("/*") ? actual.startsWith(wanted.slice(0, -1)) : actual === wanted;
  });
}

/** A size for people: `820 B`, `3.4 MB`; units of 1024. */
export function showSize(bytes: number): string {
  const units = ["B", "KB", "MB", "GB"];
  const power = Math.min(Math.floor(Math.log2(Math.max(bytes, 1)) / 10), units.length - 1);
  const size = bytes / 1024 ** power;
  return `${power === 0 || size >= 100 ? Math.round(size) : Number(size.toFixed(1))} ${units[power] ?? "B"}`;
}

/** Media types for people: `application/pdf,image/*` as `PDF、图片`. */
export function showTypes(types: string, locale: Locale): string {
  const words = types
    .split(",")
    .map((each) => each.trim())
    .filter((each) => each !== "")
    .map((each) => wordOf(each, locale));
  return [...new Set(words)].join(locale === "zh" ? "、" : ", ");
}

function wordOf(type: string, locale: Locale): string {
  const kind = kinds[type];
  if (kind !== undefined) return kind[locale];
  const ending = Object.keys(endings).find((each) => endings[each] === type);
  return (ending ?? type.split(/[/.+]/).at(-1) ?? type).toUpperCase();
}

const kinds: Record<string, Record<Locale, string>> = {
  "image/*": { zh: "图片", en: "pictures" },
  "video/*": { zh: "视频", en: "videos" },
  "audio/*": { zh: "录音", en: "recordings" },
  "text/*": { zh: "文本文件", en: "text files" },
};

const office = "application/vnd.openxmlformats-officedocument";

/** What units attach, by the ending of the name: some systems tell the browser no type for these. */
const endings: Record<string, string> = {
  pdf: "application/pdf",
  docx: `${office}.wordprocessingml.document`,
  xlsx: `${office}.spreadsheetml.sheet`,
  doc: "application/msword",
  xls: "application/vnd.ms-excel",
  jpg: "image/jpeg",
  jpeg: "image/jpeg",
  png: "image/png",
  zip: "application/zip",
  ofd: "application/ofd",
};

function typeOfName(name: string): string {
  return endings[name.slice(name.lastIndexOf(".") + 1).toLowerCase()] ?? "";
}
