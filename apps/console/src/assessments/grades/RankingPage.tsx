import { useQuery } from "@tanstack/react-query";
import { useParams } from "react-router";
import { useT } from "../../i18n/use-t.ts";
import { Page } from "../../ui/Page.tsx";
import { QueryView, SkeletonLines } from "../../ui/QueryView.tsx";
import { assessmentQueries } from "../queries.ts";
import { RankingView } from "./RankingView.tsx";

/** One quota group's ranking, where its grades are decided and fixed. */
export default function RankingPage() {
  const t = useT();
  const { groupId = "" } = useParams();
  const query = useQuery(assessmentQueries.ranking(groupId));
  const group = query.data?.group;
  const back = group === undefined ? "/grades" : `/grades?cycle=${group.cycleId}`;
  return (
    <Page
      title={group?.title ?? t("assessments.grades.title")}
      crumbs={[{ to: back, label: t("assessments.grades.title") }]}
      subtitle={
        group === undefined
          ? undefined
          : t("assessments.grades.rule", {
              percent: group.percent,
              rounding: t(`words.rounding.${group.rounding}`),
            })
      }
    >
      <QueryView query={query} skeleton={<SkeletonLines count={10} />}>
        {(ranking) => <RankingView ranking={ranking} />}
      </QueryView>
    </Page>
  );
}
