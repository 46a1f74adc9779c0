import { isRecord } from "@duheng/form-ui/fill";
import { useResourceContext, useTranslate } from "ra-core";
import { ReferenceField } from "ra-ui-materialui";
import { useT } from "../i18n/use-t.ts";
import type { ContestWords } from "./ContestChoice.tsx";

/** Calls the fields of a react-admin form by their labels, and tells what they hold as its inputs do. */
export function useRecordWords(): ContestWords {
  const t = useT();
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
      if (part === "statuses" && isRecord(value)) {
        const kind = statusKinds.find((one) => one === value.kind);
        const { from = "", to = "", note = "" } = value;
        return [kind === undefined ? "" : t(`words.staffStatus.${kind}`), from, "–", to, note]
          .join(" ")
          .trim();
      }
      return undefined;
    },
  };
}

/** A row of a record's list is known by its id, a special status by its kind and beginning. */
export function recordRowKey(_path: readonly string[], row: unknown): string | undefined {
  if (!isRecord(row) || typeof row.kind !== "string") return undefined;
  return `${row.kind}/${typeof row.from === "string" ? row.from : ""}`;
}

const statusKinds = ["probation", "leave", "investigation", "secondment", "sanction"] as const;

const references: Readonly<Record<string, string>> = {
  departmentId: "departments",
  categoryId: "staffCategories",
  headId: "staff",
  leaderInChargeId: "staff",
};
