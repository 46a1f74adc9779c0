import { earlierOf, fillingAmong, reviewPoints } from "@duheng/assessment";
import type { Form } from "@duheng/contracts";
import type { PreparedForm } from "@duheng/form";
import { Button, MenuItem, Paper, Stack, TextField, Typography } from "@mui/material";
import { useQueryClient } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { useNotify } from "react-admin";
import { useNavigate } from "react-router";
import type { ContestWords } from "../../drafts/ContestChoice.tsx";
import { DraftNote } from "../../drafts/DraftNote.tsx";
import { DraftSaving } from "../../drafts/DraftSaving.tsx";
import { useServerDraft } from "../../drafts/use-server-draft.ts";
import { useT } from "../../i18n/use-t.ts";
import { useSession } from "../../identity/use-session.ts";
import { api } from "../../rpc/client.ts";
import { scoreText } from "../../ui/dates.ts";
import { useAction } from "../../ui/use-action.ts";
import { stepDone } from "../../work-items/queries.ts";
import { afterPaper, mayReturn } from "../may-do.ts";
import type { OpenedAssessment } from "../queries.ts";
import { provisionalWord } from "../result/provisional.ts";
import { EarlierReview } from "./EarlierReview.tsx";
import { PointsInput } from "./PointsInput.tsx";
import { pointsOf } from "./points-of.ts";
import { ReturnPaper } from "./ReturnPaper.tsx";
import { besideTyped, grades, reviewDraft } from "./review-draft.ts";
import { isWithin, reviewerIndicators } from "./reviewer-indicators.ts";

interface ReviewFormProps {
  opened: OpenedAssessment;
  form: Form;
  prepared: PreparedForm;
  nextId: string | undefined;
}

/** The leader's part: points where the form asks for them, comment, proposal; or the way back to the person. */
export function ReviewForm({ opened, form, prepared, nextId }: ReviewFormProps) {
  const { assessment, contributions } = opened;
  const t = useT();
  const notify = useNotify();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const { run, isBusy } = useAction();
  const indicators = useMemo(() => reviewerIndicators(form), [form]);
  const session = useSession();
  const draft = useServerDraft(
    `review/${assessment.id}`,
    reviewDraft(assessment, contributions, session?.user.id ?? ""),
  );
  const { points, comment } = draft.value;
  const proposal = grades.find((grade) => grade === draft.value.proposal) ?? "";
  const [isTried, setTried] = useState(false);

  const given = Object.fromEntries(
    indicators.flatMap((indicator) => {
      const value = pointsOf(points[indicator.code] ?? "");
      return isWithin(indicator, value) ? [[indicator.code, value] as const] : [];
    }),
  );
  const missing = indicators.length - Object.keys(given).length;
  const answers = fillingAmong(contributions)?.filling.answers ?? {};
  const result = prepared.score({ answers, review: { ...reviewPoints(contributions), ...given } });
  const word = provisionalWord(result);
  const { id, revision } = assessment;
  const words: ContestWords = {
    name: ([part, code]) => {
      if (part === "points") return indicators.find((each) => each.code === code)?.title ?? code;
      return t(part === "comment" ? "assessments.review.comment" : "assessments.review.proposed");
    },
    text: ([part], value) => {
      const grade = part === "proposal" ? grades.find((each) => each === value) : undefined;
      return grade && t(`words.grade.${grade}`);
    },
  };

  const goOn = async (message: string) => {
    await stepDone(queryClient);
    notify(message, { type: "success" });
    navigate(afterPaper(id, nextId === undefined ? "/review" : `/review/${nextId}`));
  };
  const submit = async () => {
    setTried(true);
    if (missing > 0 || comment.trim() === "" || draft.contests.length > 0) return;
    const input = { id, revision, points: given, comment: comment.trim() };
    const proposed = proposal === "" ? {} : { proposedGrade: proposal };
    const done = await run(() =>
      draft.give((draftRevision) =>
        api.assessments.review.mutate({
          ...input,
          ...proposed,
          ...(draftRevision === undefined ? {} : { draftRevision }),
        }),
      ),
    );
    if (done === undefined) return;
    await goOn(t("assessments.review.submitted"));
  };

  return (
    <Paper component="section" variant="outlined" aria-label={t("assessments.review.title")} sx={{ p: 2 }}>
      <Stack spacing={1.5}>
        <DraftNote draft={draft} words={words} />
        {earlierOf(contributions, "review").map((earlier) => (
          <EarlierReview
            key={earlier.id}
            earlier={earlier}
            indicators={indicators}
            onTakeOver={() => draft.change(besideTyped(earlier.review, draft.value))}
          />
        ))}
        <Stack direction="row" useFlexGap sx={{ gap: 1, flexWrap: "wrap", alignItems: "baseline" }}>
          <Typography variant="h2" sx={{ flexGrow: 1 }}>
            {t("assessments.review.points")}
          </Typography>
          {word === undefined ? null : (
            <Typography variant="caption" color="warning">
              {t(word)}
            </Typography>
          )}
          <Typography
            component="output"
            aria-label={t("assessments.review.liveScore")}
            sx={{ fontSize: "1.25rem", fontWeight: 700 }}
          >
            {scoreText(result.score)}
          </Typography>
        </Stack>
        {indicators.length === 0 ? (
          <Typography color="textSecondary">{t("assessments.review.noPoints")}</Typography>
        ) : (
          indicators.map((indicator) => (
            <PointsInput
              key={indicator.code}
              indicator={indicator}
              text={points[indicator.code] ?? ""}
              onChange={(text) => draft.change({ points: { ...points, [indicator.code]: text } })}
            />
          ))
        )}
        {isTried && draft.contests.length > 0 ? (
          <Typography color="error" role="alert">
            {t("shell.draft.undecided")}
          </Typography>
        ) : null}
        {isTried && missing > 0 ? (
          <Typography color="error" role="alert">
            {t("assessments.review.pointsMissing", { count: missing })}
          </Typography>
        ) : null}
        <TextField
          label={t("assessments.review.comment")}
          value={comment}
          onChange={(event) => draft.change({ comment: event.target.value })}
          multiline
          minRows={3}
          error={isTried && comment.trim() === ""}
          helperText={isTried && comment.trim() === "" ? t("assessments.review.commentRequired") : undefined}
          slotProps={{ htmlInput: { maxLength: 20000 } }}
        />
        <TextField
          select
          label={t("assessments.review.proposed")}
          value={proposal}
          onChange={(event) => draft.change({ proposal: event.target.value })}
          slotProps={{ select: { displayEmpty: true }, inputLabel: { shrink: true } }}
        >
          <MenuItem value="">{t("assessments.review.noProposal")}</MenuItem>
          {grades.map((grade) => (
            <MenuItem key={grade} value={grade}>
              {t(`words.grade.${grade}`)}
            </MenuItem>
          ))}
        </TextField>
        <DraftSaving saving={draft.saving} />
        <Stack direction="row" spacing={1}>
          <Button variant="contained" onClick={submit} loading={isBusy}>
            {t("assessments.review.submit")}
          </Button>
          {mayReturn(assessment, session) ? (
            <ReturnPaper
              assessment={assessment}
              isDisabled={isBusy}
              onReturned={() => goOn(t("assessments.review.returned"))}
            />
          ) : null}
        </Stack>
      </Stack>
    </Paper>
  );
}
