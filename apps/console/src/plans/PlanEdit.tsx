import { useQuery } from "@tanstack/react-query";
import { useParams } from "react-router";
import { useT } from "../i18n/use-t.ts";
import { Page } from "../ui/Page.tsx";
import { QueryView, SkeletonLines } from "../ui/QueryView.tsx";
import { PlanEditor } from "./PlanEditor.tsx";
import { planQueries } from "./queries.ts";

export default function PlanEdit() {
  const t = useT();
  const { id = "" } = useParams();
  const query = useQuery(planQueries.one(id));
  if (query.data !== undefined) return <PlanEditor key={query.data.revision} plan={query.data} />;
  return (
    <Page title={t("plans.title")} crumbs={[{ to: "/plans", label: t("plans.title") }]}>
      <QueryView query={query} skeleton={<SkeletonLines count={8} />}>
        {() => null}
      </QueryView>
    </Page>
  );
}
