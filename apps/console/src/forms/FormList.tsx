import Add from "@mui/icons-material/Add";
import { Button, Chip, Stack, Typography } from "@mui/material";
import { useState } from "react";
import { DataTable, ReferenceField, SearchInput, TextField } from "react-admin";
import { Link } from "react-router";
import { useAppLocale, useT } from "../i18n/use-t.ts";
import { useAllowed } from "../identity/use-session.ts";
import { OfferAnswerChip } from "../library/offers/OfferAnswer.tsx";
import { TemplateChip } from "../library/upgrade/TemplateChip.tsx";
import { instantText } from "../ui/dates.ts";
import { RecordList } from "../ui/RecordList.tsx";
import { BulkFormActions } from "./BulkFormActions.tsx";
import { CreateFormDialog } from "./CreateFormDialog.tsx";
import { FormActions } from "./FormActions.tsx";
import { ImportDialog } from "./transfer/ImportDialog.tsx";

const inUse = { state: { in: ["draft", "published"] } };
const archived = { state: "retired" };

export default function FormList() {
  const t = useT();
  const locale = useAppLocale();
  const canEdit = useAllowed()("editForms");
  const [dialog, setDialog] = useState<"create" | "import">();
  const [isArchive, setArchive] = useState(false);
  const create = canEdit ? (
    <>
      <Button onClick={() => setArchive(!isArchive)}>
        {t(isArchive ? "forms.inUseList" : "forms.archived")}
      </Button>
      <Button variant="outlined" onClick={() => setDialog("import")}>
        {t("forms.versions.transfer.open")}
      </Button>
      <Button variant="contained" startIcon={<Add />} onClick={() => setDialog("create")}>
        {t("forms.create")}
      </Button>
    </>
  ) : undefined;
  return (
    <>
      <RecordList
        resource="forms"
        isExported
        title={isArchive ? `${t("forms.title")} · ${t("forms.archived")}` : t("forms.title")}
        filter={isArchive ? archived : inUse}
        {...(canEdit
          ? { rowActions: <FormActions />, bulkActions: <BulkFormActions isArchive={isArchive} /> }
          : {})}
        // What is chosen of one list is not of the other.
        storeKey={isArchive ? "forms.archived" : "forms"}
        sort={{ field: "updatedAt", order: "DESC" }}
        target={(id) => `/forms/${id}`}
        actions={create}
        filters={[<SearchInput key="q" source="q" alwaysOn />]}
        empty={
          isArchive
            ? { title: t("forms.noArchived") }
            : {
                title: t("forms.empty"),
                hint: t("forms.emptyHint"),
                action: (
                  <Button component={Link} to="/library" variant="outlined">
                    {t("forms.toLibrary")}
                  </Button>
                ),
              }
        }
      >
        <DataTable.Col source="title" render={(record) => <FormTitle record={record} />} />
        <DataTable.Col source="categoryId" disableSort>
          <ReferenceField source="categoryId" reference="staffCategories" link={false} empty="—">
            <TextField source="name" />
          </ReferenceField>
        </DataTable.Col>
        <DataTable.Col source="latestVersion" render={(record) => <Version record={record} />} />
        <DataTable.Col
          source="updatedAt"
          render={(record) => instantText(String(record.updatedAt), locale)}
        />
      </RecordList>
      {dialog === "create" ? <CreateFormDialog onClose={() => setDialog(undefined)} /> : null}
      {dialog === "import" ? <ImportDialog onClose={() => setDialog(undefined)} /> : null}
    </>
  );
}

function FormTitle({ record }: { record: Record<string, unknown> }) {
  const t = useT();
  const base = record.base;
  const title = typeof base === "object" && base !== null ? Reflect.get(base, "title") : undefined;
  const version = typeof base === "object" && base !== null ? Reflect.get(base, "version") : undefined;
  return (
    <>
      <Typography sx={{ fontWeight: 600 }}>{String(record.title)}</Typography>
      {title === undefined ? null : (
        <Stack direction="row" useFlexGap sx={{ gap: 1, flexWrap: "wrap", alignItems: "center" }}>
          <Typography variant="caption" color="textSecondary">
            {t("forms.base", { title, version })}
          </Typography>
          <TemplateChip formId={String(record.id)} />
          <OfferAnswerChip formId={String(record.id)} />
        </Stack>
      )}
    </>
  );
}

function Version({ record }: { record: Record<string, unknown> }) {
  const t = useT();
  const version = Number(record.latestVersion);
  if (version === 0) return <Chip size="small" variant="outlined" label={t("forms.unpublished")} />;
  return (
    <Stack direction="row" spacing={1}>
      <span>{t("forms.version", { version })}</span>
      {record.publishedRevision === record.revision ? null : (
        <Chip size="small" variant="outlined" color="warning" label={t("forms.changed")} />
      )}
    </Stack>
  );
}
