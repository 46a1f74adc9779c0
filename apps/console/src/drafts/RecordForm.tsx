import { Paper } from "@mui/material";
import type { ReactNode } from "react";
import {
  CreateBase,
  EditBase,
  type RaRecord,
  SaveButton,
  SimpleForm,
  Toolbar,
  useNotify,
  useRecordContext,
  useRedirect,
} from "react-admin";
import { useT } from "../i18n/use-t.ts";
import { Page } from "../ui/Page.tsx";
import { RemoveRecord } from "../ui/RemoveRecord.tsx";
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

interface RecordEditProps extends RecordFormProps {
  /** How it is removed, and what is right where it is in use. */
  removal: Removal;
  /** What else can be done to the record. */
  actions?: (record: RaRecord) => ReactNode;
  /** Told of a save with the record before it; true: it goes on from here, and the list is not opened. */
  saved?: (after: RaRecord, before: RaRecord) => Promise<boolean>;
}

interface Removal {
  readonly remove: (asked: { id: string; revision: number }) => Promise<unknown>;
  readonly instead: (record: RaRecord) => ReactNode;
}

/** A page that changes one record; a save names the revision that was read, so a second editor is told. */
export function RecordEdit({ resource, saved, ...page }: RecordEditProps) {
  const redirect = useRedirect();
  const notify = useNotify();
  const onSuccess = async (after: RaRecord, { previousData }: { previousData?: RaRecord }) => {
    notify("ra.notification.updated", { type: "success", messageArgs: { smart_count: 1 } });
    if (previousData !== undefined && (await saved?.(after, previousData)) === true) return;
    redirect("list", resource);
  };
  return (
    <EditBase
      resource={resource}
      mutationMode="pessimistic"
      redirect="list"
      {...(saved === undefined ? {} : { mutationOptions: { onSuccess } })}
    >
      <EditPage resource={resource} {...page} />
    </EditBase>
  );
}

function EditPage({ resource, title, crumb, children, removal, actions }: Omit<RecordEditProps, "saved">) {
  const record = useRecordContext();
  const name = typeof record?.name === "string" ? record.name : "";
  return (
    <Page
      title={name === "" ? title : name}
      crumbs={[crumb]}
      maxWidth={760}
      actions={record === undefined ? undefined : actions?.(record)}
    >
      <Paper variant="outlined">
        <SimpleForm toolbar={<FormToolbar resource={resource} removal={removal} />} warnWhenUnsavedChanges>
          <RecordDraft />
          {children}
        </SimpleForm>
      </Paper>
    </Page>
  );
}

function FormToolbar({ resource, removal }: { resource?: string; removal?: Removal }) {
  const t = useT();
  const redirect = useRedirect();
  const record = useRecordContext();
  return (
    <Toolbar sx={{ justifyContent: "space-between" }}>
      <SaveButton label={t("shell.action.save")} alwaysEnable />
      {removal === undefined || record === undefined ? null : (
        <RemoveRecord
          name={String(record.name)}
          remove={() => removal.remove({ id: String(record.id), revision: Number(record.revision) })}
          instead={removal.instead(record)}
          onRemoved={() => redirect("list", resource)}
        />
      )}
    </Toolbar>
  );
}
