import type { AssessmentData, BilingualText } from "@duheng/contracts";
import type { FillSources } from "@duheng/form-ui/fill";
import { api } from "../rpc/client.ts";
import type { PaperSources } from "./paper-sources.ts";

/** Where the data of a paper come from, and what they are. Rejects as a refused call does. */
export async function askSources(assessmentId: string, signal: AbortSignal): Promise<PaperSources> {
  const found = await api.assessments.data.query({ id: assessmentId }, { signal });
  const data = Object.fromEntries(found.datasets.map(({ key, values = null }) => [key, values]));
  return { sources: sourcesIn(found), inputs: { data } };
}

/** By the dataset's key, in words. */
export function sourcesIn({ datasets }: AssessmentData): FillSources {
  return Object.fromEntries(
    datasets.map(({ key, title, origin }) => [
      key,
      { title, ...(origin === undefined ? {} : { origin: originText(origin) }) },
    ]),
  );
}

type Origin = NonNullable<AssessmentData["datasets"][number]["origin"]>;

/** 监测.xlsx 第 14 行 · 第 2 版 · 9月30日导入 */
export function originText({ number, name, currentAt, rows = [] }: Origin): BilingualText {
  const day = new Date(currentAt);
  const [row] = rows;
  const isOneRow = rows.length === 1 && row !== undefined && row > 0;
  const where = {
    zh: [name ?? "", isOneRow ? `第 ${row} 行` : rows.length > 1 ? `${rows.length} 行` : ""],
    en: [name ?? "", isOneRow ? `row ${row}` : rows.length > 1 ? `${rows.length} rows` : ""],
  };
  const said = (parts: readonly string[], mark: string) => parts.filter((part) => part !== "").join(mark);
  return {
    zh: said([said(where.zh, " "), `第 ${number} 版`, `${monthDay(day, "zh")}导入`], " · "),
    en: said([said(where.en, ", "), `version ${number}`, `brought in on ${monthDay(day, "en")}`], " · "),
  };
}

function monthDay(day: Date, locale: "zh" | "en"): string {
  return day.toLocaleDateString(locale === "zh" ? "zh-CN" : "en-GB", {
    ...{ month: locale === "zh" ? "long" : "short", day: "numeric" },
    timeZone: "Asia/Shanghai",
  } as const);
}
