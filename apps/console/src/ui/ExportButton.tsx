import { Button } from "@mui/material";
import { useT } from "../i18n/use-t.ts";
import { callHeaders, sending } from "../rpc/client.ts";
import type { Locale } from "../rpc/errors.ts";
import { useAction } from "./use-action.ts";

interface ExportButtonProps {
  /** Where the workbook is. */
  address: string;
  /** What the file is called, without its ending. */
  title: string;
  label?: string;
  /** What it holds, and how much at most. */
  hint: string;
}

/** Gives a workbook of the server to the person as a file. */
export function ExportButton({ address, title, label, hint }: ExportButtonProps) {
  const t = useT();
  const { run, isBusy } = useAction();
  return (
    <Button
      variant="outlined"
      title={hint}
      disabled={isBusy}
      onClick={() => run(async () => save(await fetchWorkbook(address), title))}
    >
      {label ?? t("shell.exportList.action")}
    </Button>
  );
}

/** The address of what a list's filter chooses, as a workbook. */
export function exportOf(resource: string, filter: Record<string, unknown>, locale: Locale): string {
  return `/api/lists/${resource}.xlsx?${new URLSearchParams({ locale, filter: JSON.stringify(filter) })}`;
}

/** As a call of this page, and no link: for the tenant that it was opened for, after signing in again, a refusal in words. */
async function fetchWorkbook(address: string): Promise<Blob> {
  const answer = await sending.fetch(address, { headers: callHeaders() });
  if (answer.ok) return answer.blob();
  throw Object.assign(new Error(`${address}: ${answer.status}`), {
    data: await answer.json().catch(() => undefined),
  });
}

function save(content: Blob, title: string): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement("a");
  link.href = address;
  link.download = `${title}.xlsx`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
