import type { Assessment } from "@duheng/contracts";
import { Alert, Button, Stack, TextField, Typography } from "@mui/material";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useNotify } from "ra-core";
import { useNavigate, useParams } from "react-router";
import { DraftNote } from "../../drafts/DraftNote.tsx";
import { useDraft } from "../../drafts/use-draft.ts";
import { useAppLocale, useT } from "../../i18n/use-t.ts";
import { useSession } from "../../identity/use-session.ts";
import { api } from "../../rpc/client.ts";
import { instantText, periodText } from "../../ui/dates.ts";
import { Page } from "../../ui/Page.tsx";
import { QueryView, SkeletonLines } from "../../ui/QueryView.tsx";
import { Section } from "../../ui/Section.tsx";
import { useAction } from "../../ui/use-action.ts";
import { stepDone } from "../../work-items/queries.ts";
import { afterPaper, mayDo } from "../may-do.ts";
import { assessmentQueries } from "../queries.ts";
import { AnswersSection } from "../result/AnswersSection.tsx";
import { PrintedHead } from "../result/PrintedHead.tsx";
import { ReviewSection } from "../result/ReviewSection.tsx";
import { ScoreHeader } from "../result/ScoreHeader.tsx";

/** Where the leader tells one person the result, with everything at hand. */
export default function FeedbackPage() {
  const t = useT();
  const locale = useAppLocale();
  const { id = "" } = useParams();
  const query = useQuery(assessmentQueries.one(id));
  const assessment = query.data;
  return (
    <Page
      title={
        assessment === undefined
          ? t("assessments.feedback.title")
          : t("assessments.feedback.giveFor", { name: assessment.snapshot.name })
      }
      crumbs={[{ to: "/feedback", label: t("assessments.feedback.title") }]}
      subtitle={
        assessment === undefined
          ? undefined
          : `${assessment.formTitle} · ${periodText(assessment.period, locale)}`
      }
      maxWidth={960}
    >
      <QueryView query={query} skeleton={<SkeletonLines count={6} />}>
        {(data) => (
          <>
            <PrintedHead assessment={data} />
            <Stack spacing={2}>
              <ScoreHeader assessment={data} />
              <GiveFeedback key={data.id} assessment={data} />
              {data.review === undefined ? null : <ReviewSection review={data.review} />}
              <AnswersSection assessment={data} />
            </Stack>
          </>
        )}
      </QueryView>
    </Page>
  );
}

/** The text to the person; once it is sent, what became of it. */
export function GiveFeedback({ assessment }: { assessment: Assessment }) {
  const t = useT();
  const locale = useAppLocale();
  const notify = useNotify();
  const navigate = useNavigate();
  const session = useSession();
  const queryClient = useQueryClient();
  const { run, isBusy } = useAction();
  const draft = useDraft(`feedback/${assessment.id}`, { text: "" });
  const { text } = draft.value;
  const { feedback } = assessment;

  if (feedback !== undefined) {
    return (
      <Section title={t("assessments.feedback.text")}>
        <Typography sx={{ whiteSpace: "pre-wrap" }}>{feedback.text}</Typography>
        <Typography variant="body2" color="textSecondary" sx={{ mt: 1 }}>
          {feedback.acknowledgedAt !== undefined
            ? t("assessments.feedback.acknowledgedAt", { at: instantText(feedback.acknowledgedAt, locale) })
            : feedback.readAt !== undefined
              ? t("assessments.feedback.readAt", { at: instantText(feedback.readAt, locale) })
              : t("assessments.feedback.unread")}
        </Typography>
      </Section>
    );
  }
  if (!mayDo(assessment, "feedback", session)) {
    return <Alert severity="info">{t("assessments.feedback.notMine")}</Alert>;
  }
  const send = async () => {
    const done = await run(() =>
      api.assessments.giveFeedback.mutate({
        id: assessment.id,
        revision: assessment.revision,
        text: text.trim(),
      }),
    );
    if (done !== undefined) draft.done();
    await stepDone(queryClient);
    if (done === undefined) return;
    notify(t("assessments.feedback.sent"), { type: "success" });
    navigate(afterPaper(assessment.id, "/feedback"));
  };
  return (
    <Section title={t("assessments.feedback.give")}>
      <Stack spacing={1.5}>
        <DraftNote draft={draft} />
        <TextField
          label={t("assessments.feedback.text")}
          helperText={t("assessments.feedback.textHint")}
          value={text}
          onChange={(event) => draft.change({ text: event.target.value })}
          multiline
          minRows={4}
          slotProps={{ htmlInput: { maxLength: 20000 } }}
        />
        <Button
          variant="contained"
          onClick={send}
          loading={isBusy}
          disabled={text.trim() === ""}
          sx={{ alignSelf: "flex-start" }}
        >
          {t("assessments.feedback.send")}
        </Button>
      </Stack>
    </Section>
  );
}
