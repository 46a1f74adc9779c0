import type { Dataset } from "@duheng/contracts";
import Add from "@mui/icons-material/Add";
import { Button } from "@mui/material";
import { DataTable, SelectInput, TextInput } from "react-admin";
import { Link } from "react-router";
import { useAppLocale, useT } from "../i18n/use-t.ts";
import { useAllowed } from "../identity/use-session.ts";
import { api } from "../rpc/client.ts";
import { BulkRemove } from "../ui/BulkRemove.tsx";
import { instantText } from "../ui/dates.ts";
import { RecordList } from "../ui/RecordList.tsx";
import type { Chosen } from "../ui/use-chosen.ts";

const remove = (chosen: Chosen[]) => api.datasets.removeMany.mutate({ chosen });

const Col = DataTable.Col<Dataset>;

/** What figures the unit keeps, to be read by formulas. */
export default function DatasetList() {
  const t = useT();
  const locale = useAppLocale();
  const canEdit = useAllowed()("editDatasets");
  const create = canEdit ? (
    <Button component={Link} to="/datasets/new" variant="contained" startIcon={<Add />}>
      {t("datasets.create")}
    </Button>
  ) : undefined;
  return (
    <RecordList
      resource="datasets"
      isExported
      title={t("datasets.title")}
      sort={{ field: "title", order: "ASC" }}
      target={(id) => `/datasets/${id}`}
      actions={create}
      filters={[
        <TextInput key="q" source="q" label={t("datasets.name")} alwaysOn resettable />,
        <SelectInput
          key="state"
          source="state"
          alwaysOn
          choices={(["active", "retired"] as const).map((id) => ({
            id,
            name: t(`words.datasetState.${id}`),
          }))}
        />,
      ]}
      {...(canEdit ? { bulkActions: <BulkRemove remove={remove} target={(id) => `/datasets/${id}`} /> } : {})}
      empty={{ title: t("datasets.empty"), hint: t("datasets.emptyHint"), action: create }}
    >
      <Col source="title" />
      <Col source="key" disableSort />
      <Col source="subject" disableSort render={(one) => t(`words.datasetSubject.${one.subject}`)} />
      <Col source="columns" disableSort render={(one) => one.columns.length} />
      <Col source="state" disableSort render={(one) => t(`words.datasetState.${one.state}`)} />
      <Col source="updatedAt" render={(one) => instantText(one.updatedAt, locale)} />
    </RecordList>
  );
}
