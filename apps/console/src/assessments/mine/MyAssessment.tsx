import { fillingAmong } from "@duheng/assessment";
import { useQuery } from "@tanstack/react-query";
import { useParams } from "react-router";
import { useAppLocale, useT } from "../../i18n/use-t.ts";
import { openStep } from "../../papers/open-step.ts";
import { periodText } from "../../ui/dates.ts";
import { Page } from "../../ui/Page.tsx";
import { QueryView, SkeletonLines } from "../../ui/QueryView.tsx";
import { StateChip } from "../../ui/StateChip.tsx";
import { DueDate } from "../../work-items/DueDate.tsx";
import { assessmentQueries } from "../queries.ts";
import { FillPage } from "./FillPage.tsx";
import { ResultPage } from "./ResultPage.tsx";

/** One of the person's own assessments: to fill in while it is open, afterwards to read. */
export default function MyAssessment() {
  const t = useT();
  const locale = useAppLocale();
  const { id = "" } = useParams();
  const query = useQuery({ ...assessmentQueries.opened(id), refetchOnWindowFocus: false });
  const assessment = query.data?.assessment;
  return (
    <Page
      title={assessment?.formTitle ?? t("assessments.mine.title")}
      crumbs={[{ to: "/my", label: t("assessments.mine.title") }]}
      subtitle={
        assessment === undefined ? undefined : (
          <>
            {periodText(assessment.period, locale)} · {assessment.snapshot.categoryName}
            {assessment.state === "filling" ? (
              <>
                {" · "}
                <DueDate dueOn={openStep(assessment)?.dueOn} />
              </>
            ) : null}
          </>
        )
      }
      actions={assessment === undefined ? undefined : <StateChip state={assessment.state} />}
      maxWidth={1200}
    >
      <QueryView query={query} skeleton={<SkeletonLines count={8} />}>
        {(opened) => {
          const filled = fillingAmong(opened.contributions);
          return filled?.state === "draft" ? (
            <FillPage
              key={`${filled.id} ${filled.filling.paperHash}`}
              assessment={opened.assessment}
              filled={filled}
            />
          ) : (
            <ResultPage opened={opened} />
          );
        }}
      </QueryView>
    </Page>
  );
}
