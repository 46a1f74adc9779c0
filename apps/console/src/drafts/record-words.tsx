import { isRecord } from "@duheng/form-ui/fill";
import { ReferenceField, useResourceContext, useTranslate } from "react-admin";
import { useAppLocale, useT } from "../i18n/use-t.ts";
import { clauses } from "../ui/list-text.ts";
import type { ContestWords } from "./ContestChoice.tsx";
import type { ChangeableName } from "./rows-of-three.ts";

/** Calls the fields of a react-admin form by their labels, and tells what they hold as its inputs do. */
export function useRecordWords(): ContestWords {
  const t = useT();
  const locale = useAppLocale();
  const translate = useTranslate();
  const resource = useResourceContext() ?? "";
  const label = (field: string) => translate(`resources.${resource}.fields.${field}`, { _: "" });
  return {
    name: ([part = "", row = "", field = ""]) => {
      const kind = statusKinds.find((one) => row.startsWith(`${one}/`));
      const names = [label(part), kind === undefined ? "" : t(`words.staffStatus.${kind}`), label(field)];
      return (
        names.filter((name, index) => name !== "" && (index < 2 || field !== "")).join(" · ") || undefined
      );
    },
    text: ([part = ""], value) => {
      const reference = references[part];
      if (reference !== undefined && typeof value === "string" && value !== "") {
        return (
          <ReferenceField
            record={{ id: value, [part]: value }}
            source={part}
            reference={reference}
            link={false}
          />
        );
      }
      if (part === "state" && (value === "active" || value === "left")) return t(`words.staffState.${value}`);
      if (part !== "statuses") return undefined;
      if (isRecord(value)) return statusText(value);
      const isEmpty = !Array.isArray(value) || value.length === 0;
      return isEmpty ? undefined : clauses(value.filter(isRecord).map(statusText), locale);
    },
  };

  function statusText({ kind, from, to, note }: Readonly<Record<string, unknown>>): string {
    const known = statusKinds.find((one) => one === kind);
    return [known && t(`words.staffStatus.${known}`), from, "–", to, note]
      .filter((word) => typeof word === "string" && word !== "")
      .join(" ");
  }
}

/** A row of a record's list is known by its id, a special status by its kind and beginning, which may be put right. */
export function recordRowKey(_path: readonly string[], row: unknown): ChangeableName | undefined {
  if (!isRecord(row) || typeof row.kind !== "string") return undefined;
  const { kind, from } = row;
  return { kind, key: `${kind}/${typeof from === "string" ? from : ""}` };
}

const statusKinds = ["probation", "leave", "investigation", "secondment", "sanction"] as const;

const references: Readonly<Record<string, string>> = {
  departmentId: "departments",
  categoryId: "staffCategories",
  headId: "staff",
  leaderInChargeId: "staff",
};
