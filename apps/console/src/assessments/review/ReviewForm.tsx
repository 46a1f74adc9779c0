import type { Assessment, Form, Grade } from "@duheng/contracts";
import type { PreparedForm } from "@duheng/form";
import { Button, MenuItem, Paper, Stack, TextField, Typography } from "@mui/material";
import { useQueryClient } from "@tanstack/react-query";
import { useNotify } from "ra-core";
import { useMemo, useState } from "react";
import { useNavigate } from "react-router";
import type { ContestWords } from "../../drafts/ContestChoice.tsx";
import { DraftNote } from "../../drafts/DraftNote.tsx";
import { useDraft } from "../../drafts/use-draft.ts";
import { useT } from "../../i18n/use-t.ts";
import { api } from "../../rpc/client.ts";
import { scoreText } from "../../ui/dates.ts";
import { useAction } from "../../ui/use-action.ts";
import { stepDone } from "../../work-items/queries.ts";
import { afterPaper, mayReturn } from "../may-do.ts";
import { provisionalWord } from "../result/provisional.ts";
import { PointsInput, pointsOf } from "./PointsInput.tsx";
import { ReturnDialog } from "./ReturnDialog.tsx";
import { isWithin, reviewerIndicators } from "./reviewer-indicators.ts";

const grades: readonly Grade[] = ["good", "fair", "average", "poor"];

interface ReviewFormProps {
  assessment: Assessment;
  form: Form;
  prepared: PreparedForm;
  nextId: string | undefined;
}

/** The leader's part: points where the form asks for them, comment, proposal; or the way back to the person. */
export function ReviewForm({ assessment, form, prepared, nextId }: ReviewFormProps) {
  const t = useT();
  const notify = useNotify();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const { run, isBusy } = useAction();
  const indicators = useMemo(() => reviewerIndicators(form), [form]);
  const draft = useDraft(`review/${assessment.id}`, draftOf(assessment));
  const { points, comment } = draft.value;
  const proposal = grades.find((grade) => grade === draft.value.proposal) ?? "";
  const [isTried, setTried] = useState(false);
  const [isReturning, setReturning] = useState(false);

  const given = Object.fromEntries(
    indicators.flatMap((indicator) => {
      const value = pointsOf(points[indicator.code] ?? "");
      return isWithin(indicator, value) ? [[indicator.code, value] as const] : [];
    }),
  );
  const missing = indicators.length - Object.keys(given).length;
  const result = prepared.score({ answers: assessment.answers, review: given });
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
    const done = await run(() => api.assessments.review.mutate({ ...input, ...proposed }));
    if (done === undefined) return;
    draft.done();
    await goOn(t("assessments.review.submitted"));
  };
  const sendBack = async (reason: string) => {
    const done = await run(() => api.assessments.returnToStaff.mutate({ id, revision, reason }));
    if (done === undefined) return false;
    // What is handed in again is another paper to judge.
    draft.done();
    setReturning(false);
    await goOn(t("assessments.review.returned"));
    return true;
  };

  return (
    <Paper component="section" variant="outlined" aria-label={t("assessments.review.title")} sx={{ p: 2 }}>
      <Stack spacing={1.5}>
        <DraftNote draft={draft} words={words} />
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
            {t("assessments.review.pointsMissing", { smart_count: missing })}
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
        <Stack direction="row" spacing={1}>
          <Button variant="contained" onClick={submit} loading={isBusy}>
            {t("assessments.review.submit")}
          </Button>
          {mayReturn(id) ? (
            <Button color="secondary" variant="outlined" onClick={() => setReturning(true)} disabled={isBusy}>
              {t("assessments.review.return")}
            </Button>
          ) : null}
        </Stack>
      </Stack>
      {isReturning ? (
        <ReturnDialog
          assessmentId={id}
          isBusy={isBusy}
          onReturn={sendBack}
          onClose={() => setReturning(false)}
        />
      ) : null}
    </Paper>
  );
}

/** What the leader has given already; points as they are typed, so that what is no number (yet) is not lost either. */
function draftOf({ review }: Assessment) {
  const points: Readonly<Record<string, string>> = Object.fromEntries(
    Object.entries(review?.points ?? {}).map(([code, value]) => [code, String(value)]),
  );
  return { points, comment: review?.comment ?? "", proposal: review?.proposedGrade ?? "" };
}
