import type { Assessment } from "@duheng/contracts";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useNotify } from "react-admin";
import { FillDesk } from "../../filling/FillDesk.tsx";
import { useAppLocale, useT } from "../../i18n/use-t.ts";
import type { FilledPaper } from "../../rpc/draft-api.ts";
import { QueryView, SkeletonLines } from "../../ui/QueryView.tsx";
import { stepDone } from "../../work-items/queries.ts";
import { assessmentQueries } from "../queries.ts";

interface FillPageProps {
  assessment: Assessment;
  filled: FilledPaper;
}

/** The paper to be filled in, inside the console. */
export function FillPage({ assessment, filled }: FillPageProps) {
  const t = useT();
  const locale = useAppLocale();
  const notify = useNotify();
  const queryClient = useQueryClient();
  const paper = useQuery(assessmentQueries.compiledPaper(filled.filling.paperHash));

  const takeOver = async () => {
    notify(t("assessments.fill.submitted"), { type: "success" });
    await stepDone(queryClient);
  };

  // The page above draws it anew by the later version's paper.
  const redraw = () =>
    queryClient.invalidateQueries({ queryKey: assessmentQueries.opened(assessment.id).queryKey });

  return (
    <QueryView query={paper} skeleton={<SkeletonLines count={8} />}>
      {(prepared) => (
        <FillDesk
          assessment={assessment}
          filled={filled}
          paper={prepared}
          locale={locale}
          onSubmitted={takeOver}
          onMoved={redraw}
        />
      )}
    </QueryView>
  );
}
