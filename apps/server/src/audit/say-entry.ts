import type { AuditChange, AuditEntry, BilingualText } from "@duheng/contracts";
import { actionWords } from "./words/actions.ts";
import { attributeWords, valueWords } from "./words/attributes.ts";

type Locale = keyof BilingualText;

/** Who did what to whom, what it was before and after, and why: an entry as one sentence in both languages. */
export function sayEntry(entry: AuditEntry): BilingualText {
  return { zh: say(entry, "zh"), en: say(entry, "en") };
}

/** An instant as it stands in texts and workbooks, to the second. */
export function sayInstant(at: string): string {
  return new Date(at).toLocaleString("sv-SE", { timeZone: "Asia/Shanghai" });
}

/** What an action is called; one that an older version wrote goes by its code. */
export function nameOfAction(action: string): BilingualText {
  return wordsOf(action)?.name ?? { zh: action, en: action };
}

function say(entry: AuditEntry, locale: Locale): string {
  const { actor, action, target, changes = [], reason, details = {} } = entry;
  const procedure = stringOf(details.procedure);
  const template = wordsOf(action)?.said[locale] ?? `${nameOfAction(action)[locale]} {target}`;
  const whom =
    target?.name ?? stringOf(details.name) ?? (procedure && nameOfAction(procedure)[locale]) ?? target?.id;
  const nameOf = (key: string) => sayName(key, key === "target" ? whom : details[key], locale);
  const [who, where] = sayGrant(entry, locale);
  const done = `${actor.name}${who}${locale === "zh" ? "" : " "}${fill(template, nameOf)}${where}`.trim();
  const parts = [
    ...changes.map((change) => sayChange(entry, change, locale)),
    ...figures(details, locale),
    ...times(entry, locale),
  ];
  const said = parts.length === 0 ? "" : `${marks[locale].colon}${parts.join(marks[locale].comma)}`;
  // What reaches across tenants is told by its purpose, which is no person's reason.
  const why =
    reason === undefined || reason === "" || entry.across === true ? "" : marks[locale].reason(reason);
  return `${done}${said}${why}`;
}

/** Of what was done under a grant: whence the person comes, or where it was done; what follows the name, and the sentence. */
function sayGrant({ granted }: AuditEntry, locale: Locale): [who: string, where: string] {
  if (granted === undefined) return ["", ""];
  const { side, unit } = granted;
  if (locale === "zh") return side === "here" ? [`（“${unit}”，凭授权）`, ""] : [`凭授权在“${unit}”`, ""];
  return side === "here" ? [` (of “${unit}”, under a grant)`, ""] : ["", `, under a grant of “${unit}”`];
}

/** The template with its names, in one pass: what a name holds is never read as a template. */
function fill(template: string, nameOf: (key: string) => string | undefined): string {
  return template.replace(/\[([^\]]*)\]|\{(\w+)\}/g, (_, part?: string, key?: string) => {
    if (part === undefined) return nameOf(key ?? "") ?? "";
    const isKnown = [...part.matchAll(/\{(\w+)\}/g)].every(([, each = ""]) => nameOf(each) !== undefined);
    return isKnown ? fill(part, nameOf) : "";
  });
}

/** A name in quotation marks; what stands for many goes by its words. */
function sayName(key: string, value: unknown, locale: Locale): string | undefined {
  const name = stringOf(value);
  if (name === undefined) return undefined;
  return own(own(valueWords, key) ?? {}, name)?.[locale] ?? `“${name}”`;
}

function sayChange({ target }: AuditEntry, { field, before, after }: AuditChange, locale: Locale): string {
  const label = own(attributeWords, field)?.[locale] ?? field;
  const words = { ...own(valueWords, field), ...own(valueWords, `${target?.kind}.${field}`) };
  const value = (one: AuditChange["before"]) =>
    one === null || one === ""
      ? marks[locale].none
      : typeof one === "boolean"
        ? marks[locale][one ? "yes" : "no"]
        : (own(words, String(one))?.[locale] ?? String(one));
  return `${label} ${value(before)} → ${value(after)}`;
}

/** Numbers that an action tells of itself. */
function figures(
  { version, moved, rows, added, altered, people }: Record<string, unknown>,
  locale: Locale,
): string[] {
  return [
    ...(typeof added === "number" ? [locale === "zh" ? `新增 ${added} 条` : `${added} new`] : []),
    ...(typeof altered === "number" ? [locale === "zh" ? `更改 ${altered} 条` : `${altered} changed`] : []),
    ...(typeof version === "number" ? [locale === "zh" ? `第 ${version} 版` : `version ${version}`] : []),
    ...(Array.isArray(moved) ? [locale === "zh" ? `${moved.length} 份` : `${moved.length} papers`] : []),
    ...(typeof people === "number" ? [locale === "zh" ? `${people} 人` : `${people} people`] : []),
    ...(typeof rows === "number" ? [locale === "zh" ? `${rows} 行` : `${rows} rows`] : []),
  ];
}

/** How often, and from where as far as may be told. */
function times({ count = 1, details: { from } = {} }: AuditEntry, locale: Locale): string[] {
  return [
    ...(count === 1 ? [] : [locale === "zh" ? `${count} 次` : `${count} times`]),
    ...(typeof from === "string" ? [locale === "zh" ? `来源 #${from}` : `from #${from}`] : []),
  ];
}

const marks = {
  zh: {
    colon: "：",
    comma: "，",
    none: "无",
    yes: "是",
    no: "否",
    reason: (text: string) => `。理由：${text}`,
  },
  en: {
    colon: ": ",
    comma: ", ",
    none: "none",
    yes: "yes",
    no: "no",
    reason: (text: string) => `. Reason: ${text}`,
  },
} as const;

function wordsOf(action: string) {
  return own(actionWords, action);
}

/** Names come from documents: none may reach what every object inherits. */
function own<Value>(table: Readonly<Record<string, Value>>, key: string): Value | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}

function stringOf(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}
