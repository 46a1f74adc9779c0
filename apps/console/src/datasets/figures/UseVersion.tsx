import type { DatasetVersion } from "@duheng/contracts";
import { Button, Stack } from "@mui/material";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useNotify } from "react-admin";
import { useAppLocale, useT } from "../../i18n/use-t.ts";
import { ImpactText } from "../../imports/figures/ImpactText.tsx";
import { impactQueries } from "../../imports/figures/queries.ts";
import { api } from "../../rpc/client.ts";
import { ConfirmDialog } from "../../ui/ConfirmDialog.tsx";
import { periodText } from "../../ui/dates.ts";
import { useAction } from "../../ui/use-action.ts";

/** Has an earlier version count again, with a look at what rests on the present one. */
export function UseVersion({ version }: { version: DatasetVersion }) {
  const t = useT();
  const locale = useAppLocale();
  const notify = useNotify();
  const queryClient = useQueryClient();
  const { run, isBusy } = useAction();
  const [isAsked, setAsked] = useState(false);
  const { id, revision, number, period } = version;
  const impact = useQuery({ ...impactQueries.ofVersion(id), enabled: isAsked });
  const use = async () => {
    const used = await run(() => api.datasets.makeCurrent.mutate({ id, revision }));
    setAsked(false);
    await queryClient.invalidateQueries({ queryKey: ["datasets"] });
    if (used !== undefined) notify(t("datasets.figures.used", { number }), { type: "success" });
  };
  return (
    <>
      <Button size="small" onClick={() => setAsked(true)}>
        {t("datasets.figures.use", { number })}
      </Button>
      {isAsked ? (
        <ConfirmDialog
          title={t("datasets.figures.useTitle", { number, period: periodText(period, locale) })}
          text={
            <Stack spacing={1.5}>
              <span>{t("datasets.figures.useText")}</span>
              {impact.data === undefined ? null : <ImpactText impact={impact.data} />}
            </Stack>
          }
          confirm={t("datasets.figures.use", { number })}
          isBusy={isBusy}
          isDisabled={impact.isPending}
          onConfirm={() => void use()}
          onClose={() => setAsked(false)}
        />
      ) : null}
    </>
  );
}
