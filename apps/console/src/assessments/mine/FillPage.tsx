import type { Assessment } from "@duheng/contracts";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useNotify } from "ra-core";
import { FillDesk } from "../../filling/FillDesk.tsx";
import { useAppLocale, useT } from "../../i18n/use-t.ts";
import { QueryView, SkeletonLines } from "../../ui/QueryView.tsx";
import { stepDone } from "../../work-items/queries.ts";
import { assessmentQueries } from "../queries.ts";

/** The paper to be filled in, inside the console. */
export function FillPage({ assessment }: { assessment: Assessment }) {
  const t = useT();
  const locale = useAppLocale();
  const notify = useNotify();
  const queryClient = useQueryClient();
  const paper = useQuery(assessmentQueries.compiledPaper(assessment.paperHash));

  const takeOver = async (submitted: Assessment) => {
    queryClient.setQueryData(assessmentQueries.one(submitted.id).queryKey, submitted);
    notify(t("assessments.fill.submitted"), { type: "success" });
    await stepDone(queryClient);
  };

  // The page above draws it anew by the later version's paper.
  const redraw = (moved: Assessment) =>
    queryClient.setQueryData(assessmentQueries.one(moved.id).queryKey, moved);

  return (
    <QueryView query={paper} skeleton={<SkeletonLines count={8} />}>
      {(prepared) => (
        <FillDesk
          assessment={assessment}
          paper={prepared}
          locale={locale}
          onSubmitted={takeOver}
          onMoved={redraw}
        />
      )}
    </QueryView>
  );
}
