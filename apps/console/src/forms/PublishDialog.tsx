import type { FormDraft } from "@duheng/contracts";
import { FormDifference } from "@duheng/form-ui/difference";
import { Alert, Box, TextField, Typography } from "@mui/material";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useNotify } from "react-admin";
import { DraftNote } from "../drafts/DraftNote.tsx";
import { useDraft } from "../drafts/use-draft.ts";
import { useAppLocale, useT } from "../i18n/use-t.ts";
import { api } from "../rpc/client.ts";
import { errorOf, errorText } from "../rpc/errors.ts";
import { formQueries } from "../rpc/form-queries.ts";
import { ConfirmDialog } from "../ui/ConfirmDialog.tsx";
import { ProblemList } from "../ui/ProblemList.tsx";
import { QueryView } from "../ui/QueryView.tsx";
import { TrialSection } from "./versions/TrialSection.tsx";

interface PublishDialogProps {
  draft: FormDraft;
  onClose: () => void;
  /** The draft as it stands after publishing. */
  onPublished: (draft: FormDraft) => void;
}

/** What changes with the next version, and what still stands against it. */
export function PublishDialog({ draft, onClose, onPublished }: PublishDialogProps) {
  const t = useT();
  const locale = useAppLocale();
  const notify = useNotify();
  const queryClient = useQueryClient();
  const [refusal, setRefusal] = useState<unknown>();
  const [isBusy, setBusy] = useState(false);
  const { id, revision, latestVersion, document } = draft;
  const written = useDraft(`publish/${id}`, { note: "" });
  const { note } = written.value;
  const last = useQuery({ ...formQueries.version(id, latestVersion), enabled: latestVersion > 0 });
  const check = useQuery({
    queryKey: ["forms", "check", id, revision],
    queryFn: ({ signal }) => api.forms.check.query({ document }, { signal }),
  });
  const problems = (refusal === undefined ? check.data : errorOf(refusal).problems) ?? [];
  const errors = problems.filter((problem) => problem.severity === "error");

  const publish = async () => {
    setBusy(true);
    setRefusal(undefined);
    try {
      const given = note.trim() === "" ? {} : { note: note.trim() };
      const published = await api.forms.publish.mutate({ id, revision, ...given });
      written.done();
      onPublished(await api.forms.get.query({ id }));
      await queryClient.invalidateQueries({ queryKey: ["forms", "getList"] });
      notify(t("forms.publish.done", { version: published.version }), { type: "success" });
      onClose();
    } catch (thrown) {
      setRefusal(thrown);
      setBusy(false);
    }
  };

  return (
    <ConfirmDialog
      title={t("forms.publish.title")}
      text={
        latestVersion === 0
          ? t("forms.publish.first")
          : t("forms.publish.next", { version: latestVersion + 1 })
      }
      confirm={t("forms.publish.confirm")}
      maxWidth={latestVersion === 0 ? "sm" : "md"}
      isBusy={isBusy}
      isDisabled={check.isPending || errors.length > 0}
      onConfirm={publish}
      onClose={onClose}
    >
      {refusal === undefined ? null : (
        <Alert severity="error" sx={{ mt: 2 }}>
          {errorText(refusal, locale)}
        </Alert>
      )}
      {errors.length === 0 ? null : (
        <Alert severity="error" sx={{ mt: 2 }}>
          {t("forms.publish.errors", { count: errors.length })}
        </Alert>
      )}
      <ProblemList problems={problems} />
      {latestVersion === 0 ? null : (
        <Box sx={{ my: 2 }}>
          <Typography variant="h3" sx={{ mb: 1 }}>
            {t("forms.publish.changes", { version: latestVersion })}
          </Typography>
          {draft.publishedRevision === revision ? (
            <Typography color="textSecondary">{t("forms.publish.unchanged")}</Typography>
          ) : (
            <QueryView query={last}>
              {(version) => <FormDifference before={version.document} after={document} locale={locale} />}
            </QueryView>
          )}
        </Box>
      )}
      {latestVersion === 0 || check.data === undefined || errors.length > 0 ? null : (
        <TrialSection formId={id} revision={revision} />
      )}
      <DraftNote draft={written} />
      <TextField
        label={t("forms.publish.note")}
        value={note}
        onChange={(event) => written.change({ note: event.target.value })}
        multiline
        minRows={2}
        fullWidth
        sx={{ mt: 2 }}
        slotProps={{ htmlInput: { maxLength: 2000 } }}
      />
    </ConfirmDialog>
  );
}
