import type { AssessmentData, BilingualText } from "@duheng/contracts";
import type { PreparedForm } from "@duheng/form";
import { isOfData } from "@duheng/form/sources";
import type { FillSources } from "@duheng/form-ui/fill";
import { useEffect, useState } from "react";
import { api } from "../rpc/client.ts";

type Fields = PreparedForm["fields"];

/** Where what fills a paper's fields comes from; nothing until it is known, and of a paper that data fill no field of. */
export function useSources(assessmentId: string, { fields }: Pick<PreparedForm, "fields">): FillSources {
  const [sources, setSources] = useState<FillSources>({});
  const isAsked = hasSourced(fields);
  useEffect(() => {
    if (!isAsked) return undefined;
    const asked = new AbortController();
    api.assessments.data
      .query({ id: assessmentId }, { signal: asked.signal })
      .then((data) => setSources(sourcesIn(data)))
      // The values are there all the same.
      .catch(() => undefined);
    return () => asked.abort();
  }, [assessmentId, isAsked]);
  return sources;
}

function hasSourced(fields: Fields): boolean {
  return fields.some((field) => isOfData(field) || hasSourced(field.fields ?? []));
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
