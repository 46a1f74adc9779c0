import { fillingAmong, givenOf } from "@duheng/assessment";
import { Alert, Button, Stack, TextField } from "@mui/material";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useNotify } from "react-admin";
import { useNavigate, useParams } from "react-router";
import { DraftNote } from "../../drafts/DraftNote.tsx";
import { DraftSaving } from "../../drafts/DraftSaving.tsx";
import { useServerDraft } from "../../drafts/use-server-draft.ts";
import { useAppLocale, useT } from "../../i18n/use-t.ts";
import { useSession } from "../../identity/use-session.ts";
import { api } from "../../rpc/client.ts";
import { periodText } from "../../ui/dates.ts";
import { Page } from "../../ui/Page.tsx";
import { QueryView, SkeletonLines } from "../../ui/QueryView.tsx";
import { Section } from "../../ui/Section.tsx";
import { useAction } from "../../ui/use-action.ts";
import { stepDone } from "../../work-items/queries.ts";
import { afterPaper, mayDo } from "../may-do.ts";
import { assessmentQueries, type OpenedAssessment } from "../queries.ts";
import { AnswersSection } from "../result/AnswersSection.tsx";
import { PrintedHead } from "../result/PrintedHead.tsx";
import { ReviewSection } from "../result/ReviewSection.tsx";
import { ScoreHeader } from "../result/ScoreHeader.tsx";
import { feedbackDraft } from "./feedback-draft.ts";
import { GivenFeedback } from "./GivenFeedback.tsx";

/** Where the leader tells one person the result, with everything at hand. */
export default function FeedbackPage() {
  const t = useT();
  const locale = useAppLocale();
  const { id = "" } = useParams();
  const query = useQuery({ ...assessmentQueries.opened(id), refetchOnWindowFocus: false });
  const assessment = query.data?.assessment;
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
        {(opened) => {
          const filled = fillingAmong(opened.contributions);
          return (
            <>
              <PrintedHead assessment={opened.assessment} />
              <Stack spacing={2}>
                <ScoreHeader assessment={opened.assessment} />
                <GiveFeedback key={opened.assessment.id} opened={opened} />
                {givenOf(opened.contributions, "review").map((review) => (
                  <ReviewSection key={review.id} given={review} />
                ))}
                {filled === undefined ? null : (
                  <AnswersSection assessment={opened.assessment} filled={filled} />
                )}
              </Stack>
            </>
          );
        }}
      </QueryView>
    </Page>
  );
}

/** The text to the person; once it is sent, what became of it. */
export function GiveFeedback({ opened }: { opened: OpenedAssessment }) {
  const { assessment, contributions } = opened;
  const t = useT();
  const notify = useNotify();
  const navigate = useNavigate();
  const session = useSession();
  const queryClient = useQueryClient();
  const { run, isBusy } = useAction();
  const draft = useServerDraft(
    `feedback/${assessment.id}`,
    feedbackDraft(assessment, contributions, session?.user.id ?? ""),
  );
  const { text } = draft.value;
  const given = givenOf(contributions, "feedback");

  if (given.length > 0) return <GivenFeedback given={given} contributions={contributions} />;
  if (!mayDo(assessment, "feedback", session)) {
    return <Alert severity="info">{t("assessments.feedback.notMine")}</Alert>;
  }
  const send = async () => {
    const { id, revision } = assessment;
    const done = await run(() =>
      draft.give((draftRevision) =>
        api.assessments.giveFeedback.mutate({
          id,
          revision,
          text: text.trim(),
          ...(draftRevision === undefined ? {} : { draftRevision }),
        }),
      ),
    );
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
        <DraftSaving saving={draft.saving} />
        <Button
          variant="contained"
          onClick={send}
          loading={isBusy}
          disabled={text.trim() === "" || draft.contests.length > 0}
          sx={{ alignSelf: "flex-start" }}
        >
          {t("assessments.feedback.send")}
        </Button>
      </Stack>
    </Section>
  );
}
