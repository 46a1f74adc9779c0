import type { Staff, StaffStatus } from "@duheng/contracts";
import { keysOf, labelOf, staffStatusWords } from "@duheng/contracts/words";
import { comparable, type Read, readDay } from "@duheng/imports";
import { joined, type Locale } from "../use-cases/documents/export-columns.ts";
import { impossibleDays } from "./impossible-days.ts";

/** Each with its days: 借调（2026-07-01 – 2026-09-30）. */
export function sayStatuses(statuses: readonly StaffStatus[], locale: Locale): string {
  return joined(
    statuses.map(({ kind, from, to = "" }) => {
      const days = `${from} – ${to}`.trim();
      const words = labelOf(staffStatusWords[kind], locale);
      return locale === "zh" ? `${words}（${days}）` : `${words} (${days})`;
    }),
    locale,
  );
}

/**
 * Statuses as people write them, and as lists are exported: a word and its days, several apart by a comma. Out: in Chinese, by
 * their first days; what a word or a day can hardly mean is told. Notes are not among them.
 */
export function readStatuses(text: string): Read {
  const parsed = parse(text);
  return Array.isArray(parsed) ? { value: sayStatuses(parsed, "zh") } : parsed;
}

/** The statuses that such a text says; each keeps the note that it has, by its kind and first day. */
export function statusesIn(text: string, before: readonly StaffStatus[]): Staff["statuses"] {
  const parsed = parse(text);
  return (Array.isArray(parsed) ? parsed : []).map((one) => {
    const note = before.find(({ kind, from }) => kind === one.kind && from === one.from)?.note;
    return { ...one, ...(note === undefined ? {} : { note }) };
  });
}

type Wrong = Exclude<Read, { readonly value: unknown }>;

function parse(text: string): StaffStatus[] | Wrong {
  const statuses: StaffStatus[] = [];
  for (const part of text.normalize("NFKC").split(/[、,;\n]/)) {
    if (part.trim() === "") continue;
    const one = statusIn(part);
    if ("code" in one) return one;
    statuses.push(one);
  }
  const inOrder = statuses.toSorted((one, other) => one.from.localeCompare(other.from));
  const [impossible] = impossibleDays({ statuses: inOrder });
  return impossible === undefined ? inOrder : { code: impossible.code, message: impossible.message };
}

const day = String.raw`\d{4}(?:[-./]\d{1,2}[-./]\d{1,2}|年\d{1,2}月\d{1,2}日?|\d{4})`;
const pattern = new RegExp(
  String.raw`^\s*([^\d(]+?)\s*\(?\s*(?:自|从|from)?\s*(${day})\s*(?:起|(?:至|到|~|–|—|--?|to)\s*(${day}|今)?)?\s*\)?\s*$`,
  "i",
);

function statusIn(part: string): StaffStatus | Wrong {
  const [, word, first, last] = pattern.exec(part) ?? [];
  if (word === undefined || first === undefined)
    return kindOf(part.replace(/[\s(].*$/s, "")) ? noDay : noWord;
  const kind = kindOf(word);
  if (kind === undefined) return noWord;
  const from = readDay(first);
  if (!("value" in from)) return from;
  if (last === undefined || last === "今") return { kind, from: String(from.value) };
  const to = readDay(last);
  return "value" in to ? { kind, from: String(from.value), to: String(to.value) } : to;
}

function kindOf(word: string): StaffStatus["kind"] | undefined {
  const said = comparable(word);
  return keysOf(staffStatusWords).find((kind) =>
    [kind, staffStatusWords[kind].zh, staffStatusWords[kind].en, ...(called[kind] ?? [])].some(
      (one) => comparable(one) === said,
    ),
  );
}

/** What people write besides. */
const called: Partial<Record<StaffStatus["kind"], readonly string[]>> = {
  probation: ["试用"],
  leave: ["长假", "长期休假", "病假", "产假", "leave"],
  investigation: ["审查", "审查调查", "立案审查", "investigation"],
  sanction: ["处分", "受到处分", "sanction"],
};

const noWord: Wrong = {
  code: "not-a-status",
  message: {
    zh: `只能填：${keysOf(staffStatusWords)
      .map((kind) => staffStatusWords[kind].zh)
      .join("、")}，并写明起止日期，如 借调（2026-07-01 – 2026-09-30）`,
    en: `must be one of: ${keysOf(staffStatusWords)
      .map((kind) => staffStatusWords[kind].en)
      .join(", ")}, with its days, such as seconded (2026-07-01 – 2026-09-30)`,
  },
};

const noDay: Wrong = {
  code: "day-missing",
  message: {
    zh: "请写明从哪一天起，如 借调（2026-07-01 – 2026-09-30）；没有结束日期的只写开始日期",
    en: "needs its first day, such as seconded (2026-07-01 – 2026-09-30)",
  },
};
