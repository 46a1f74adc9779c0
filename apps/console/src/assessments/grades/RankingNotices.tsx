import type { OutstandingCohort, Ranking } from "@duheng/contracts";
import { Alert, Button } from "@mui/material";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { useAppLocale, useT } from "../../i18n/use-t.ts";
import { api } from "../../rpc/client.ts";
import { useAction } from "../../ui/use-action.ts";
import { assessmentQueries } from "../queries.ts";
import { unreviewed } from "./standing.ts";

interface RankingNoticesProps {
  ranking: Ranking;
  canGrade: boolean;
}

/** What a ranking waits for: scores that are held against the whole group, people who are not reviewed. */
export function RankingNotices({ ranking, canGrade }: RankingNoticesProps) {
  const { group, rows, unready, withheld } = ranking;
  const t = useT();
  const queryClient = useQueryClient();
  const isOpen = group.state === "open";
  const query = useQuery({ ...assessmentQueries.outstanding(group.id), enabled: isOpen });
  const outstanding = query.data ?? [];
  const count = outstanding.length;
  // Who is reviewed and waits for the group alone is told below.
  const waiting = count === 0 ? unready : unreviewed(rows).length;
  const before = useRef(0);
  // The last of them is worked out: the places have changed.
  useEffect(() => {
    if (count < before.current) void queryClient.invalidateQueries({ queryKey: ["assessments"] });
    before.current = count;
  }, [count, queryClient]);
  return (
    <>
      {group.state === "fixed" ? (
        <Alert severity="success">{t("assessments.grades.fixedNotice")}</Alert>
      ) : null}
      {isOpen && query.isFetched && waiting > 0 ? (
        <Alert severity="warning">{t("assessments.grades.unready", { count: waiting })}</Alert>
      ) : null}
      {outstanding.map((each) => (
        <Outstanding key={each.categoryId} of={each} groupId={canGrade ? group.id : undefined} />
      ))}
      {withheld === true ? <Alert severity="info">{t("assessments.grades.withheld")}</Alert> : null}
    </>
  );
}

/** `groupId`: present where the viewer may have them worked out again. */
function Outstanding({ of, groupId }: { of: OutstandingCohort; groupId: string | undefined }) {
  const t = useT();
  const locale = useAppLocale();
  const queryClient = useQueryClient();
  const { run, isBusy } = useAction();
  const { categoryName: category, waiting, failure } = of;
  const again = async (quotaGroupId: string) => {
    await run(() => api.assessments.scoreCohorts.mutate({ quotaGroupId }));
    await queryClient.invalidateQueries({ queryKey: ["assessments"] });
  };
  if (waiting > 0) {
    return (
      <Alert severity="warning">{t("assessments.grades.groupWaits", { category, count: waiting })}</Alert>
    );
  }
  if (failure === undefined) {
    return <Alert severity="info">{t("assessments.grades.groupScoring", { category })}</Alert>;
  }
  return (
    <Alert
      severity="error"
      action={
        groupId === undefined ? null : (
          <Button
            color="inherit"
            loading={isBusy}
            sx={{ whiteSpace: "nowrap" }}
            onClick={() => void again(groupId)}
          >
            {t("assessments.grades.groupAgain")}
          </Button>
        )
      }
    >
      {t("assessments.grades.groupFailed", { category, reason: failure[locale] })}
    </Alert>
  );
}
