import type { Tenant } from "@duheng/contracts";
import { Alert, Button } from "@mui/material";
import { useState } from "react";
import { useNotify, useRecordContext, useRefresh } from "react-admin";
import { useT } from "../../i18n/use-t.ts";
import { api } from "../../rpc/client.ts";
import { ConfirmDialog } from "../../ui/ConfirmDialog.tsx";
import { useAction } from "../../ui/use-action.ts";

/** Closes a unit, once it is confirmed; opens a closed one again. */
export function CloseTenant() {
  const tenant = useRecordContext<Tenant>();
  const t = useT();
  const notify = useNotify();
  const refresh = useRefresh();
  const { run, isBusy } = useAction();
  const [isAsked, setAsked] = useState(false);
  if (tenant === undefined || tenant.reportsTo === undefined) return null;
  const { id, revision, state, name, succeededBy } = tenant;
  // What was merged into another is not opened again.
  if (succeededBy !== undefined)
    return <Alert severity="info">{t("shell.mergedInto", { name: succeededBy.name })}</Alert>;
  const isClosed = state === "closed";
  const act = async () => {
    const done = await run(() =>
      isClosed ? api.tenants.reopen.mutate({ id, revision }) : api.tenants.close.mutate({ id, revision }),
    );
    setAsked(false);
    if (done !== undefined) notify(t(isClosed ? "tenants.reopened" : "tenants.closed"), { type: "info" });
    refresh();
  };
  return (
    <>
      <Button
        variant="outlined"
        color="secondary"
        loading={isBusy}
        onClick={() => (isClosed ? void act() : setAsked(true))}
      >
        {t(isClosed ? "tenants.reopen" : "tenants.close")}
      </Button>
      {isAsked ? (
        <ConfirmDialog
          title={t("tenants.closeTitle", { name })}
          text={t("tenants.closeText")}
          confirm={t("tenants.close")}
          isBusy={isBusy}
          onConfirm={act}
          onClose={() => setAsked(false)}
        />
      ) : null}
    </>
  );
}
