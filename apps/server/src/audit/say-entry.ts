import type { AuditChange, AuditEntry, BilingualText } from "@duheng/contracts";
import { actionWords } from "./words/actions.ts";
import { attributeWords, valueWords } from "./words/attributes.ts";

type Locale = keyof BilingualText;

/** Who did what to whom, what it was before and after, and why: an entry as one sentence in both languages. */
export function sayEntry(entry: AuditEntry): BilingualText {
  return { zh: say(entry, "zh"), en: say(entry, "en") };
}

/** What an action is called; one that an older version wrote goes by its code. */
export function nameOfAction(action: string): BilingualText {
  return wordsOf(action)?.name ?? { zh: action, en: action };
}

function say(entry: AuditEntry, locale: Locale): string {
  const { actor, action, target, changes = [], reason, details = {} } = entry;
  const name = target?.name ?? stringOf(details.name);
  const template = wordsOf(action)?.said[locale] ?? `${nameOfAction(action)[locale]} {target}`;
  const whom = name ?? (target === undefined ? "" : target.id);
  const quoted = whom === "" ? "" : `“${whom}”`;
  const done =
    `${actor.name}${locale === "zh" ? "" : " "}${template.replace("{target}", () => quoted)}`.trim();
  const parts = [...changes.map((change) => sayChange(change, locale)), ...figures(details, locale)];
  const said = parts.length === 0 ? "" : `${marks[locale].colon}${parts.join(marks[locale].comma)}`;
  // What reaches across tenants is told by its purpose, which is no person's reason.
  const why =
    reason === undefined || reason === "" || entry.across === true ? "" : marks[locale].reason(reason);
  return `${done}${said}${why}`;
}

function sayChange({ field, before, after }: AuditChange, locale: Locale): string {
  const label = own(attributeWords, field)?.[locale] ?? field;
  const value = (one: AuditChange["before"]) =>
    one === null || one === ""
      ? marks[locale].none
      : typeof one === "boolean"
        ? marks[locale][one ? "yes" : "no"]
        : (own(own(valueWords, field) ?? {}, String(one))?.[locale] ?? String(one));
  return `${label} ${value(before)} → ${value(after)}`;
}

/** Numbers that an action tells of itself. */
function figures({ version, moved }: Record<string, unknown>, locale: Locale): string[] {
  return [
    ...(typeof version === "number" ? [locale === "zh" ? `第 ${version} 版` : `version ${version}`] : []),
    ...(Array.isArray(moved) ? [locale === "zh" ? `${moved.length} 份` : `${moved.length} papers`] : []),
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
