import { useQuery } from "@tanstack/react-query";
import { useParams } from "react-router";
import { useT } from "../i18n/use-t.ts";
import { Page } from "../ui/Page.tsx";
import { QueryView, SkeletonLines } from "../ui/QueryView.tsx";
import { DatasetEditor } from "./edit/DatasetEditor.tsx";
import { datasetQueries } from "./queries.ts";

export default function DatasetEdit() {
  const t = useT();
  const { id = "" } = useParams();
  const query = useQuery({ ...datasetQueries.one(id), enabled: id !== "" });
  const versions = useQuery({ ...datasetQueries.versions(id), enabled: id !== "" });
  if (id === "") return <DatasetEditor hasFigures={false} />;
  if (query.data !== undefined && versions.data !== undefined)
    return (
      <DatasetEditor key={query.data.revision} dataset={query.data} hasFigures={versions.data.length > 0} />
    );
  return (
    <Page title={t("datasets.title")} crumbs={[{ to: "/datasets", label: t("datasets.title") }]}>
      <QueryView query={query} skeleton={<SkeletonLines count={8} />}>
        {() => (
          <QueryView query={versions} skeleton={<SkeletonLines count={8} />}>
            {() => null}
          </QueryView>
        )}
      </QueryView>
    </Page>
  );
}
