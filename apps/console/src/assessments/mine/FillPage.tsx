import type { Answers, Assessment, Problem } from "@duheng/contracts";
import { FillForm } from "@duheng/form-ui/fill";
import { Alert, Stack } from "@mui/material";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useNotify } from "ra-core";
import { useMemo, useRef, useState } from "react";
import { useAppLocale, useT } from "../../i18n/use-t.ts";
import { api } from "../../rpc/client.ts";
import { errorOf } from "../../rpc/errors.ts";
import { useReportError } from "../../rpc/use-report-error.ts";
import { ConfirmDialog } from "../../ui/ConfirmDialog.tsx";
import { QueryView, SkeletonLines } from "../../ui/QueryView.tsx";
import { assessmentQueries } from "../queries.ts";
import { createDraftSaver } from "./draft-saver.ts";
import { SummaryInput } from "./SummaryInput.tsx";

/** The paper to be filled in: summary, generated form, autosave, submit. */
export function FillPage({ assessment }: { assessment: Assessment }) {
  const t = useT();
  const locale = useAppLocale();
  const notify = useNotify();
  const report = useReportError();
  const queryClient = useQueryClient();
  const paper = useQuery(assessmentQueries.compiledPaper(assessment.paperHash));
  const [first] = useState(assessment);
  const saver = useMemo(
    () =>
      createDraftSaver(
        {
          saveAnswers: (input) => api.assessments.saveAnswers.mutate(input),
          submit: (input) => api.assessments.submit.mutate(input),
          get: (id) => api.assessments.get.query({ id }),
        },
        first,
      ),
    [first],
  );
  const ports = useMemo(() => ({ drafts: saver }), [saver]);
  const summary = useRef<string>(undefined);
  const [isSummaryMissing, setSummaryMissing] = useState(false);
  const [isAsking, setAsking] = useState(false);
  const answer = useRef<(isSure: boolean) => void>(() => undefined);

  const askFirst = () =>
    new Promise<boolean>((resolve) => {
      answer.current = (isSure) => {
        setAsking(false);
        resolve(isSure);
      };
      setAsking(true);
    });

  const submit = async (answers: Answers): Promise<readonly Problem[] | undefined> => {
    const text = summary.current ?? first.summary ?? "";
    setSummaryMissing(text.trim() === "");
    if (text.trim() === "") return [];
    if (!(await askFirst())) return [];
    try {
      const submitted = await saver.submit(answers, text);
      queryClient.setQueryData(assessmentQueries.one(assessment.id).queryKey, submitted);
      await queryClient.invalidateQueries({ queryKey: ["assessments"] });
      notify(t("assessments.fill.submitted"), { type: "success" });
      return undefined;
    } catch (thrown) {
      const problems = errorOf(thrown).problems;
      if (problems === undefined || problems.length === 0) report(thrown);
      return (
        problems?.map((problem) => ({ ...problem, path: problem.path.replace(/^\/answers(?=\/|$)/, "") })) ??
        []
      );
    }
  };

  return (
    <Stack spacing={2}>
      {first.returned === undefined ? null : (
        <Alert severity="warning">{t("assessments.fill.returned", { reason: first.returned.reason })}</Alert>
      )}
      <SummaryInput
        assessment={first}
        save={saver.saveSummary}
        isMissing={isSummaryMissing}
        onText={(text) => {
          summary.current = text;
          if (text.trim() !== "") setSummaryMissing(false);
        }}
      />
      <QueryView query={paper} skeleton={<SkeletonLines count={8} />}>
        {(prepared) => (
          <FillForm
            prepared={prepared}
            answers={first.answers}
            locale={locale}
            ports={ports}
            backupKey={`assessment:${first.id}`}
            onSubmit={submit}
            submitLabel={t("assessments.fill.submit")}
          />
        )}
      </QueryView>
      {isAsking ? (
        <ConfirmDialog
          title={t("assessments.fill.submitTitle")}
          text={t("assessments.fill.submitText")}
          confirm={t("assessments.fill.submit")}
          onConfirm={() => answer.current(true)}
          onClose={() => answer.current(false)}
        />
      ) : null}
    </Stack>
  );
}
