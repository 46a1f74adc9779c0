import { stepKind } from "@duheng/assessment";
import type { StaffCategory } from "@duheng/contracts";
import { cleanTitle } from "@duheng/contracts/names";
import { isRecord } from "@duheng/form-ui/fill";
import { useQuery } from "@tanstack/react-query";
import { useGetList } from "react-admin";
import type { ContestWords } from "../drafts/ContestChoice.tsx";
import { useAppLocale, useT } from "../i18n/use-t.ts";
import { formQueries } from "../rpc/form-queries.ts";
import { clauses } from "../ui/list-text.ts";
import { kindOfStepId } from "./plan-steps.ts";

/** A paper is known by whom it is for, a step by its id. */
export function planRowKey([part]: readonly string[], row: unknown): string | undefined {
  if (!isRecord(row)) return undefined;
  if (part === "steps") return typeof row.id === "string" ? row.id : undefined;
  if (part !== "papers" || typeof row.categoryId !== "string") return undefined;
  return `${row.categoryId}/${typeof row.level === "string" ? cleanTitle(row.level) || row.level : ""}`;
}

/** What of a plan was changed by two, called as the page calls it. */
export function usePlanWords(): ContestWords {
  const t = useT();
  const locale = useAppLocale();
  const categories = useGetList<StaffCategory>("staffCategories", {
    sort: { field: "order", order: "ASC" },
    pagination: { page: 1, perPage: 200 },
  });
  const forms = useQuery(formQueries.choices());
  const titleOf = (id: unknown) => forms.data?.data.find((form) => form.id === id)?.title ?? String(id);
  const ofPaper = (row: string) => {
    const [id, level = ""] = row.split("/");
    return `${categories.data?.find((each) => each.id === id)?.name ?? ""}${level}`;
  };
  const ofStep = (row: string, field = "") => {
    const kind = kindOfStepId(row);
    const what = stepFields.find((each) => each === field);
    return [kind && stepKind(kind).words[locale], what && t(`plans.steps.${stepLabels[what]}`)];
  };
  const ofSetting = (group = "", field = "") => {
    const band = bands.find((each) => each === field);
    if (group === "bands" && band !== undefined)
      return t("plans.settings.least", { grade: t(`words.grade.${band}`) });
    const quota = quotas.find((each) => each === field);
    return quota === undefined ? t("plans.settings.title") : t(`plans.settings.${quota}`);
  };
  return {
    name: ([part, row = "", field]) => {
      if (part === "title") return t("plans.name");
      if (part === "frequency") return t("plans.frequency");
      if (part === "papers") return named([t("plans.papers.title"), row === "" ? "" : ofPaper(row)]);
      if (part === "steps") return named([t("plans.steps.title"), ...(row === "" ? [] : ofStep(row, field))]);
      return ofSetting(row, field);
    },
    text: ([part, row = "", field], value) => {
      if (part === "frequency") {
        const frequency = frequencies.find((each) => each === value);
        return frequency && t(`words.frequency.${frequency}`);
      }
      if (part === "papers" && row !== "") {
        if (value === undefined) return t("plans.papers.none");
        return titleOf(field === undefined && isRecord(value) ? value.formId : value);
      }
      if (part === "steps" && Array.isArray(value))
        return clauses(value.filter(isRecord).map(stepText), locale);
      if (part === "steps" && row !== "") {
        if (isRecord(value)) return stepText(value);
        const actor = field === "by" ? actors.find((each) => each === value) : undefined;
        return actor && t(`words.stepBy.${actor}`);
      }
      if (field === "rounding") {
        const rounding = roundings.find((each) => each === value);
        return rounding && t(`words.rounding.${rounding}`);
      }
      if (field !== "group") return undefined;
      const group = quotaGroups.find((each) => each === value);
      return group && t(`words.quotaGroup.${group}`);
    },
  };

  function stepText({ title, by, days }: Readonly<Record<string, unknown>>): string {
    const actor = actors.find((each) => each === by);
    return named([String(title ?? ""), actor && t(`words.stepBy.${actor}`), String(days ?? "")]);
  }
}

function named(words: readonly (string | undefined)[]): string {
  return words.filter((word) => word !== undefined && word !== "").join(" · ");
}

const stepFields = ["title", "by", "days"] as const;
const stepLabels = { title: "name", by: "by", days: "days" } as const;
const bands = ["good", "fair", "average"] as const;
const quotas = ["percent", "rounding", "group", "countUngraded"] as const;
const frequencies = ["month", "quarter", "year"] as const;
const actors = ["self", "section-head", "leader-in-charge", "main-leader", "unit-admin"] as const;
const roundings = ["floor", "half-up", "ceiling"] as const;
const quotaGroups = ["unit", "department", "category"] as const;
