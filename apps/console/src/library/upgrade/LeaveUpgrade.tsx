import type { FormDraft } from "@duheng/contracts";
import { Button, Typography } from "@mui/material";
import { useQueryClient } from "@tanstack/react-query";
import { useNotify } from "react-admin";
import { useNavigate } from "react-router";
import { useT } from "../../i18n/use-t.ts";
import { api } from "../../rpc/client.ts";
import { Section } from "../../ui/Section.tsx";
import { useAction } from "../../ui/use-action.ts";

/** The way back from an upgrade, while there is one. */
export function LeaveUpgrade({ draft }: { draft: FormDraft }) {
  const t = useT();
  const notify = useNotify();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const { run, isBusy } = useAction();
  if (draft.upgradedFrom === undefined) return null;
  const leave = async () => {
    const input = { formId: draft.id, revision: draft.revision };
    const left = await run(() => api.library.leaveUpgrade.mutate(input));
    await queryClient.invalidateQueries({ queryKey: ["forms"] });
    if (left === undefined) return;
    await queryClient.invalidateQueries({ queryKey: ["library"] });
    notify(t("library.upgrade.leave.done"), { type: "success" });
    navigate(`/forms/${draft.id}`);
  };
  return (
    <Section title={t("library.upgrade.leave.title")}>
      <Typography sx={{ mb: 1.5 }}>
        {t("library.upgrade.leave.text", { version: draft.upgradedFrom.base.version })}
      </Typography>
      <Button variant="outlined" color="secondary" onClick={leave} loading={isBusy}>
        {t("library.upgrade.leave.confirm")}
      </Button>
    </Section>
  );
}
