import { Button } from "@mui/material";
import { useListContext } from "react-admin";
import { useAppLocale, useT } from "../i18n/use-t.ts";
import { callHeaders, sending } from "../rpc/client.ts";
import { useAction } from "./use-action.ts";

/** The list that is shown, all pages of it, as a workbook: what its filters leave, in its order. */
export function ExportList({ title }: { title: string }) {
  const t = useT();
  const locale = useAppLocale();
  const { run, isBusy } = useAction();
  const { resource, filter, filterValues, sort } = useListContext();
  const query = new URLSearchParams({
    locale,
    filter: JSON.stringify({ ...filterValues, ...filter }),
    sort: JSON.stringify({ field: sort.field, order: sort.order === "DESC" ? "desc" : "asc" }),
  });
  return (
    <Button
      variant="outlined"
      title={t("shell.exportList.hint")}
      disabled={isBusy}
      onClick={() =>
        run(async () => save(await fetchWorkbook(`/api/lists/${resource}.xlsx?${query}`), title))
      }
    >
      {t("shell.exportList.action")}
    </Button>
  );
}

/** As a call of this page, and no link: for the tenant that it was opened for, after signing in again, a refusal in words. */
async function fetchWorkbook(address: string): Promise<Blob> {
  const answer = await sending.fetch(address, { headers: callHeaders() });
  if (answer.ok) return answer.blob();
  throw Object.assign(new Error(`${address}: ${answer.status}`), { data: await answer.json() });
}

function save(content: Blob, title: string): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement("a");
  link.href = address;
  link.download = `${title}.xlsx`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
