import type { Form, FormDraft } from "@duheng/contracts";
import { diffForms } from "@duheng/form";
import { Alert, Button, TextField, Typography } from "@mui/material";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import { useNotify } from "react-admin";
import { DraftNote } from "../../drafts/DraftNote.tsx";
import { useDraft } from "../../drafts/use-draft.ts";
import { useT } from "../../i18n/use-t.ts";
import type { OfferEntry } from "../../rpc/answers.ts";
import { api } from "../../rpc/client.ts";
import { Section } from "../../ui/Section.tsx";
import { useAction } from "../../ui/use-action.ts";
import { upgradeQueries } from "../upgrade/upgrade-queries.ts";

interface GiveBackFormProps {
  readonly draft: FormDraft;
  readonly base: Form;
  /** Of this form. */
  readonly offers: readonly OfferEntry[];
}

/** The account that goes with an offer; or in words why there is nothing to offer now. */
export function GiveBackForm({ draft, base, offers }: GiveBackFormProps) {
  const t = useT();
  const notify = useNotify();
  const queryClient = useQueryClient();
  const { run, isBusy } = useAction();
  const saved = useDraft(`give-back/${draft.id}`, { account: "" });
  const { account } = saved.value;
  const notices = useQuery(upgradeQueries.notices());
  const standing = notices.data?.find(({ formId }) => formId === draft.id)?.standing;
  const isSame = useMemo(() => diffForms(base, draft.document).length === 0, [base, draft]);
  const hindrance =
    standing === "retired" || standing === "unseen"
      ? "gone"
      : isSame
        ? "same"
        : draft.latestVersion === 0 || draft.publishedRevision !== draft.revision
          ? "unpublished"
          : offers.some(({ state }) => state === "open")
            ? "waiting"
            : undefined;
  const give = async () => {
    const offer = await run(() =>
      api.library.offerBack.mutate({ formId: draft.id, account: account.trim() }),
    );
    if (offer !== undefined) saved.done();
    await queryClient.invalidateQueries({ queryKey: ["forms"] });
    if (offer === undefined) return;
    saved.discard();
    notify(t("library.offers.give.done"), { type: "success" });
  };
  if (hindrance !== undefined) return <Alert severity="info">{t(`library.offers.give.${hindrance}`)}</Alert>;
  return (
    <Section title={t("library.offers.give.account")}>
      <DraftNote draft={saved} />
      <TextField
        fullWidth
        multiline
        minRows={5}
        label={t("library.offers.give.account")}
        helperText={t("library.offers.give.accountHelp")}
        value={account}
        onChange={(event) => saved.change({ account: event.target.value })}
        slotProps={{ htmlInput: { maxLength: 5000 } }}
        sx={{ mt: 0.5 }}
      />
      <Typography variant="body2" color="textSecondary" sx={{ my: 1.5 }}>
        {t("library.offers.give.seen")}
      </Typography>
      <Button variant="contained" onClick={give} loading={isBusy} disabled={account.trim().length < 10}>
        {t("library.offers.give.confirm")}
      </Button>
    </Section>
  );
}
