import { draftIn, givenOf } from "@duheng/assessment";
import { Alert, Button, Stack, TextField, Typography } from "@mui/material";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { useNotify } from "react-admin";
import { DraftNote } from "../../drafts/DraftNote.tsx";
import { useDraft } from "../../drafts/use-draft.ts";
import { useAppLocale, useT } from "../../i18n/use-t.ts";
import { useSession } from "../../identity/use-session.ts";
import { openStep } from "../../papers/open-step.ts";
import { api } from "../../rpc/client.ts";
import { instantText } from "../../ui/dates.ts";
import { Section } from "../../ui/Section.tsx";
import { useAction } from "../../ui/use-action.ts";
import { useReportError } from "../../ui/use-report-error.ts";
import { stepDone } from "../../work-items/queries.ts";
import { assessmentQueries, type OpenedAssessment } from "../queries.ts";

/** The feedback as the officer reads it; opening it is noted, acknowledging it closes the assessment. */
export function FeedbackSection({ opened }: { opened: OpenedAssessment }) {
  const t = useT();
  const locale = useAppLocale();
  const notify = useNotify();
  const report = useReportError();
  const queryClient = useQueryClient();
  const { run, isBusy } = useAction();

  const { id, revision } = opened.assessment;
  const [told] = givenOf(opened.contributions, "feedback");
  const [acknowledged] = givenOf(opened.contributions, "acknowledgement");
  const begun = draftIn(opened.contributions, "acknowledgement", {
    stepId: openStep(opened.assessment)?.id ?? "",
    by: useSession()?.user.id ?? "",
  });
  const draft = useDraft(`reply/${id}`, { reply: begun?.acknowledgement.reply ?? "" });
  const { reply } = draft.value;
  const isUnread = told !== undefined && told.feedback.readAt === undefined;

  useEffect(() => {
    if (!isUnread) return;
    api.assessments.readFeedback
      .mutate({ id })
      .then(() => queryClient.invalidateQueries({ queryKey: assessmentQueries.opened(id).queryKey }))
      .catch(report);
  }, [id, isUnread, queryClient, report]);

  if (told === undefined) return null;
  const acknowledge = async () => {
    const given = reply.trim() === "" ? {} : { reply: reply.trim() };
    const done = await run(() => api.assessments.acknowledge.mutate({ id, revision, ...given }));
    if (done !== undefined) draft.done();
    await stepDone(queryClient);
    if (done !== undefined) notify(t("assessments.feedback.acknowledged"), { type: "success" });
  };

  return (
    <Section title={t("assessments.feedback.received")}>
      <Stack spacing={1.5}>
        <Typography sx={{ whiteSpace: "pre-wrap" }}>{told.feedback.text}</Typography>
        <Typography variant="body2" color="textSecondary">
          {t("assessments.result.reviewBy", {
            name: told.byName ?? "",
            at: instantText(told.givenAt ?? "", locale),
          })}
        </Typography>
        {acknowledged === undefined ? (
          <>
            <DraftNote draft={draft} />
            <TextField
              label={t("assessments.feedback.reply")}
              value={reply}
              onChange={(event) => draft.change({ reply: event.target.value })}
              multiline
              minRows={2}
              slotProps={{ htmlInput: { maxLength: 20000 } }}
            />
            <Button
              variant="contained"
              onClick={acknowledge}
              loading={isBusy}
              disabled={isUnread}
              sx={{ alignSelf: "flex-start" }}
            >
              {t("assessments.feedback.acknowledge")}
            </Button>
          </>
        ) : (
          <Alert severity="success">
            {t("assessments.feedback.acknowledgedAt", {
              at: instantText(acknowledged.givenAt ?? "", locale),
            })}
            {acknowledged.acknowledgement.reply === undefined ? null : (
              <Typography variant="body2">
                {t("shell.labelled", { label: t("assessments.feedback.replyShown") })}
                {acknowledged.acknowledgement.reply}
              </Typography>
            )}
          </Alert>
        )}
      </Stack>
    </Section>
  );
}
