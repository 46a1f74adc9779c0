import { Paper } from "@mui/material";
import type { ReactNode } from "react";
import {
  CreateBase,
  DeleteButton,
  EditBase,
  SaveButton,
  SimpleForm,
  Toolbar,
  useRecordContext,
} from "react-admin";
import { useT } from "../i18n/use-t.ts";
import { Page } from "../ui/Page.tsx";
import { RecordDraft } from "./RecordDraft.tsx";

interface RecordFormProps {
  resource: string;
  /** Title of the page; when editing, the record's own name follows. */
  title: string;
  crumb: { to: string; label: string };
  children: ReactNode;
}

/** A page that makes one record and returns to the list. */
export function RecordCreate({ resource, title, crumb, children }: RecordFormProps) {
  return (
    <CreateBase resource={resource} redirect="list">
      <Page title={title} crumbs={[crumb]} maxWidth={760}>
        <Paper variant="outlined">
          <SimpleForm toolbar={<FormToolbar />} warnWhenUnsavedChanges>
            <RecordDraft />
            {children}
          </SimpleForm>
        </Paper>
      </Page>
    </CreateBase>
  );
}

/** A page that changes one record; a save names the revision that was read, so a second editor is told. */
export function RecordEdit({ resource, title, crumb, children }: RecordFormProps) {
  return (
    <EditBase resource={resource} mutationMode="pessimistic" redirect="list">
      <EditPage title={title} crumb={crumb}>
        {children}
      </EditPage>
    </EditBase>
  );
}

function EditPage({ title, crumb, children }: Omit<RecordFormProps, "resource">) {
  const record = useRecordContext();
  const name = typeof record?.name === "string" ? record.name : "";
  return (
    <Page title={name === "" ? title : name} crumbs={[crumb]} maxWidth={760}>
      <Paper variant="outlined">
        <SimpleForm toolbar={<FormToolbar canDelete />} warnWhenUnsavedChanges>
          <RecordDraft />
          {children}
        </SimpleForm>
      </Paper>
    </Page>
  );
}

function FormToolbar({ canDelete = false }: { canDelete?: boolean }) {
  const t = useT();
  return (
    <Toolbar sx={{ justifyContent: "space-between" }}>
      <SaveButton label={t("shell.action.save")} alwaysEnable />
      {canDelete ? <DeleteButton mutationMode="pessimistic" /> : null}
    </Toolbar>
  );
}
