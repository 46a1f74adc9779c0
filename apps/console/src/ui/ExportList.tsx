import { useListContext } from "react-admin";
import { useAppLocale, useT } from "../i18n/use-t.ts";
import { ExportButton } from "./ExportButton.tsx";

/** The list that is shown, all pages of it, as a workbook: what its filters leave, in its order. */
export function ExportList({ title }: { title: string }) {
  const t = useT();
  const locale = useAppLocale();
  const { resource, filter, filterValues, sort } = useListContext();
  const query = new URLSearchParams({
    locale,
    filter: JSON.stringify({ ...filterValues, ...filter }),
    sort: JSON.stringify({ field: sort.field, order: sort.order === "DESC" ? "desc" : "asc" }),
  });
  return (
    <ExportButton
      address={`/api/lists/${resource}.xlsx?${query}`}
      title={title}
      hint={t("shell.exportList.hint")}
    />
  );
}
