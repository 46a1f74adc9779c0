import type { Form } from "@duheng/contracts";
import { useCallback } from "react";
import { useSession } from "../../identity/use-session.ts";

/** Gives a form out as one file: the document with its hash and where it comes from. */
export function useDownload(): (form: Form, of: { version?: number }) => Promise<void> {
  const session = useSession();
  const unit = session?.tenant?.name;
  return useCallback(
    async (form, { version }) => {
      const { writeFormFile } = await import("@duheng/form/files");
      const text = writeFormFile(form, {
        exportedAt: new Date().toISOString(),
        ...(unit === undefined ? {} : { unit }),
        ...(version === undefined ? {} : { version }),
      });
      offer(fileName(form.title, version), text);
    },
    [unit],
  );
}

function offer(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** Without what file systems do not take. */
function fileName(title: string, version: number | undefined): string {
  const plain = title.replace(/[\\/:*?"<>|\p{Cc}\p{Cf}]/gu, " ").trim() || "form";
  return version === undefined ? `${plain}.json` : `${plain}-v${version}.json`;
}
