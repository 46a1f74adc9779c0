import { Alert } from "@mui/material";
import { useAppLocale, useT } from "../i18n/use-t.ts";
import { instantText } from "../ui/dates.ts";
import { listText } from "../ui/list-text.ts";
import type { FieldInfo, ImportRecord } from "./answers.ts";

interface ToldFirstProps {
  readonly of: ImportRecord;
  readonly fields: readonly FieldInfo[];
}

/** What is odd about a table as a whole: it was brought before, or lacks what the one before had. */
export function ToldFirst({ of: { sameAs, lost = [], columns, source }, fields }: ToldFirstProps) {
  const t = useT();
  const locale = useAppLocale();
  const chosen = new Set(columns.flatMap(({ field }) => field ?? []));
  const missing = lost.filter(({ field }) => !chosen.has(field));
  const names = missing.map(({ heading, field }) =>
    heading === "" ? (fields.find((one) => one.field === field)?.title[locale] ?? field) : heading,
  );
  return (
    <>
      {sameAs === undefined ? null : (
        <Alert severity="info">
          {t("imports.datasets.same", { by: sameAs.by, at: instantText(sameAs.at, locale) })}
        </Alert>
      )}
      {source.computed === undefined ? null : (
        <Alert severity="info">{t("imports.told.computed", { count: source.computed })}</Alert>
      )}
      {source.hidden === undefined ? null : (
        <Alert severity="info">{t("imports.told.hidden", { count: source.hidden })}</Alert>
      )}
      {names.length === 0 ? null : (
        <Alert severity="warning">{t("imports.datasets.lost", { names: listText(names, locale) })}</Alert>
      )}
    </>
  );
}
