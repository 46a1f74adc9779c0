import type { Dataset } from "@duheng/contracts";
import {
  Alert,
  Button,
  FormControlLabel,
  MenuItem,
  Paper,
  Stack,
  Switch,
  TextField,
  Typography,
} from "@mui/material";
import { useQueryClient } from "@tanstack/react-query";
import { useNotify } from "react-admin";
import { useNavigate } from "react-router";
import { DraftNote } from "../../drafts/DraftNote.tsx";
import { useDraft } from "../../drafts/use-draft.ts";
import { useT } from "../../i18n/use-t.ts";
import { useAllowed } from "../../identity/use-session.ts";
import { api } from "../../rpc/client.ts";
import { Page } from "../../ui/Page.tsx";
import { Section } from "../../ui/Section.tsx";
import { useAction } from "../../ui/use-action.ts";
import { ColumnTable } from "./ColumnTable.tsx";
import { type ColumnDraft, columnOf, draftOf, isNumberText, isTaken } from "./column-drafts.ts";
import { isKey, keyFor } from "./column-key.ts";
import { ReadColumns } from "./ReadColumns.tsx";

interface DatasetEditorProps {
  /** undefined: a new one. */
  readonly dataset?: Dataset;
  /** Figures were brought in: what gives them their meaning stays. */
  readonly hasFigures: boolean;
}

interface Typed {
  title: string;
  key: string;
  isNamed: boolean;
  subject: Dataset["subject"];
  isRepeated: boolean;
  columns: ColumnDraft[];
  readonly [part: string]: unknown;
}

/** A dataset on one page: what it is called, whom its rows are about, its columns. */
export function DatasetEditor({ dataset, hasFigures }: DatasetEditorProps) {
  const t = useT();
  const notify = useNotify();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const canEdit = useAllowed()("editDatasets") && dataset?.state !== "retired";
  const { run, isBusy } = useAction();
  const kept = useDraft<Typed>(`dataset/${dataset?.id ?? "new"}`, typedOf(dataset, hasFigures), {
    rowKey: ([part], row) =>
      part === "columns" && typeof row === "object" && row !== null
        ? String(Reflect.get(row, "id"))
        : undefined,
  });
  const { value, change, isChanged } = kept;
  const isUndecided = kept.contests.length > 0;
  const isValid =
    value.title.trim() !== "" &&
    isKey(value.key) &&
    value.columns.length > 0 &&
    value.columns.every((column) => isFine(column, value.columns));

  const save = async () => {
    const asked = inputOf(value);
    const saved = await run(() =>
      dataset === undefined
        ? api.datasets.create.mutate(asked)
        : api.datasets.update.mutate({ ...asked, id: dataset.id, revision: dataset.revision }),
    );
    if (saved === undefined) return;
    kept.done();
    await queryClient.invalidateQueries({ queryKey: ["datasets"] });
    notify(t("datasets.saved"), { type: "success" });
    await navigate(`/datasets/${saved.id}`);
  };

  return (
    <Page
      title={dataset?.title ?? t("datasets.create")}
      crumbs={[
        { to: "/datasets", label: t("datasets.title") },
        ...(dataset === undefined ? [] : [{ to: `/datasets/${dataset.id}`, label: dataset.title }]),
      ]}
      maxWidth={1100}
      actions={
        canEdit ? (
          <>
            {dataset !== undefined && (isChanged || isUndecided) ? (
              <Typography variant="body2" color="textSecondary">
                {t(isUndecided ? "shell.draft.undecided" : "datasets.unsaved")}
              </Typography>
            ) : null}
            <Button
              variant="contained"
              loading={isBusy}
              disabled={!isValid || isUndecided || (dataset !== undefined && !isChanged)}
              onClick={save}
            >
              {t("shell.action.save")}
            </Button>
          </>
        ) : undefined
      }
    >
      <Stack spacing={2}>
        {canEdit ? <DraftNote draft={kept} /> : null}
        {hasFigures ? <Alert severity="info">{t("datasets.fixed")}</Alert> : null}
        <Paper variant="outlined" sx={{ p: 2 }}>
          <Stack direction={{ xs: "column", md: "row" }} spacing={2}>
            <TextField
              label={t("datasets.name")}
              helperText={t("datasets.nameHint")}
              value={value.title}
              disabled={!canEdit}
              fullWidth
              onChange={(event) => change(named(value, event.target.value, hasFigures))}
              slotProps={{ htmlInput: { maxLength: 200 } }}
            />
            <TextField
              label={t("datasets.key")}
              value={value.key}
              disabled={!canEdit || hasFigures}
              fullWidth
              error={value.key !== "" && !isKey(value.key)}
              helperText={
                value.key !== "" && !isKey(value.key)
                  ? t("datasets.keyWrong")
                  : t("datasets.keyHint", { key: value.key === "" ? "…" : value.key })
              }
              onChange={(event) => change({ key: event.target.value, isNamed: true })}
              slotProps={{ htmlInput: { maxLength: 60 } }}
            />
            <TextField
              select
              label={t("datasets.subject")}
              value={value.subject}
              disabled={!canEdit || hasFigures}
              sx={{ minWidth: 160 }}
              helperText={value.subject === "unit" ? t("datasets.ofUnitHint") : " "}
              onChange={(event) => change({ subject: event.target.value === "unit" ? "unit" : "person" })}
            >
              <MenuItem value="person">{t("datasets.ofPerson")}</MenuItem>
              <MenuItem value="unit">{t("datasets.ofUnit")}</MenuItem>
            </TextField>
          </Stack>
          {value.subject === "person" ? (
            <FormControlLabel
              control={
                <Switch
                  checked={value.isRepeated}
                  disabled={!canEdit || hasFigures}
                  onChange={(event) => change({ isRepeated: event.target.checked })}
                />
              }
              label={
                <>
                  {t("datasets.repeated")}
                  <Typography variant="body2" color="textSecondary" component="span" sx={{ ml: 1 }}>
                    {t("datasets.repeatedHint")}
                  </Typography>
                </>
              }
              sx={{ ml: 0, mt: 1 }}
            />
          ) : null}
        </Paper>
        <Section title={t("datasets.columns.title")}>
          <Typography variant="body2" color="textSecondary" sx={{ mb: 1.5 }}>
            {t("datasets.columns.hint")}
          </Typography>
          {canEdit ? (
            <ReadColumns
              onRead={(sketch) => {
                const known = new Set(value.columns.map(({ title }) => title.trim()));
                const more = sketch.columns.filter(({ title }) => !known.has(title));
                const columns = [...value.columns];
                for (const column of more) columns.push(draftOf(column, false, columns));
                // Whom the first table is about is what a new dataset begins with.
                const isFirst = dataset === undefined && value.columns.length === 0;
                change({ columns, ...(isFirst ? { subject: sketch.subject } : {}) });
              }}
            />
          ) : null}
          <ColumnTable
            columns={value.columns}
            datasetKey={value.key}
            isDisabled={!canEdit}
            onChange={(columns) => change({ columns })}
          />
        </Section>
      </Stack>
    </Page>
  );
}

function typedOf(dataset: Dataset | undefined, hasFigures: boolean): Typed {
  if (dataset === undefined)
    return { title: "", key: "", isNamed: false, subject: "person", isRepeated: false, columns: [] };
  const { title, key, subject, isRepeated, columns } = dataset;
  return {
    ...{ title, key, subject, isRepeated, isNamed: true },
    columns: columns.map((column) => draftOf(column, hasFigures)),
  };
}

/** The key follows the title until somebody types one. */
function named(value: Typed, title: string, hasFigures: boolean): Partial<Typed> {
  return value.isNamed || hasFigures ? { title } : { title, key: keyFor(title, []) };
}

function isFine(column: ColumnDraft, columns: readonly ColumnDraft[]): boolean {
  const { title, key, minimum, maximum, type, options } = column;
  if (isTaken(column, columns)) return false;
  const hasOptions = type !== "choice" || options.trim() !== "";
  return title.trim() !== "" && isKey(key) && isNumberText(minimum) && isNumberText(maximum) && hasOptions;
}

function inputOf({ title, key, subject, isRepeated, columns }: Typed) {
  return {
    ...{ title: title.trim(), key: key.trim(), subject },
    isRepeated: subject === "person" && isRepeated,
    columns: columns.map(columnOf),
  };
}
