import type { Job } from "@duheng/contracts";
import { Button } from "@mui/material";
import { useState } from "react";
import { useNotify, useRecordContext, useRefresh } from "react-admin";
import { useAppLocale, useT } from "../i18n/use-t.ts";
import { api } from "../rpc/client.ts";
import { ConfirmDialog } from "../ui/ConfirmDialog.tsx";
import { useAction } from "../ui/use-action.ts";

/** Ends the job of the row, once it is confirmed. */
export function CancelJob() {
  const job = useRecordContext<Job>();
  const t = useT();
  const locale = useAppLocale();
  const notify = useNotify();
  const refresh = useRefresh();
  const { run, isBusy } = useAction();
  const [isAsked, setAsked] = useState(false);
  if (job?.isOpen === undefined) return null;
  const cancel = async () => {
    const done = await run(() => api.jobs.cancel.mutate({ id: job.id }));
    setAsked(false);
    if (done !== undefined) notify(t("jobs.cancel.done"), { type: "info" });
    refresh();
  };
  return (
    <>
      <Button
        size="small"
        color="secondary"
        disabled={job.cancelAskedAt !== undefined}
        onClick={() => setAsked(true)}
      >
        {t("jobs.cancel.action")}
      </Button>
      {isAsked ? (
        <ConfirmDialog
          title={t("jobs.cancel.title", { name: job.said?.[locale] ?? job.kind })}
          text={t("jobs.cancel.text")}
          confirm={t("jobs.cancel.confirm")}
          isBusy={isBusy}
          onConfirm={cancel}
          onClose={() => setAsked(false)}
        />
      ) : null}
    </>
  );
}
