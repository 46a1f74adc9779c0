import {
  Alert,
  MenuItem,
  Stack,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableRow,
  TextField,
  Typography,
} from "@mui/material";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "react-router";
import { useAppLocale, useT } from "../../i18n/use-t.ts";
import { api } from "../../rpc/client.ts";
import { listText } from "../../ui/list-text.ts";
import { Section } from "../../ui/Section.tsx";
import { useAction } from "../../ui/use-action.ts";
import type { FieldInfo, ImportRecord } from "../answers.ts";
import { fileOf, rememberFile } from "../bring/brought-files.ts";
import { sendTable } from "../bring/send-table.ts";
import { importQueries } from "../queries.ts";
import { useImportChange } from "../use-import-change.ts";

interface ColumnsSectionProps {
  of: ImportRecord;
  fields: readonly FieldInfo[];
}

/** Rows of records that show what a column holds. */
const shownRows = 3;

/** What each column of the table is for, above its first rows; which rows are its headings. */
export function ColumnsSection({ of, fields }: ColumnsSectionProps) {
  const t = useT();
  const locale = useAppLocale();
  const { change, isBusy } = useImportChange();
  const head = useQuery(importQueries.head(of.id));
  const { id, revision, columns, headingRows } = of;
  const below = (head.data?.rows ?? [])
    .filter(({ row }) => row > Math.max(0, ...headingRows))
    .slice(0, shownRows);
  const missing = fields.filter(
    ({ field, isRequired }) => isRequired && !columns.some((column) => column.field === field),
  );
  const choose = (at: number, field: string) => {
    const next = columns.map(({ field: present }, index) => {
      if (index === at) return field === "" ? null : field;
      return present === undefined || present === field ? null : present;
    });
    void change(id, () => api.imports.map.mutate({ id, revision, fields: next }));
  };
  return (
    <Section title={t("imports.columns.title")} action={<HeadingChoice of={of} isBusy={isBusy} />}>
      {missing.length === 0 ? null : (
        <Alert severity="warning" sx={{ mb: 1.5 }}>
          {t("imports.columns.missing", {
            names: listText(
              missing.map(({ title }) => title[locale]),
              locale,
            ),
          })}
        </Alert>
      )}
      <Table size="small" sx={{ width: "auto" }}>
        <TableHead>
          <TableRow>
            {columns.map(({ field, heading }, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a column is where it stands
              <TableCell key={at} sx={{ verticalAlign: "bottom", minWidth: 150 }}>
                <Typography variant="caption" color="textSecondary" noWrap sx={{ display: "block" }}>
                  {heading === "" ? " " : heading}
                </Typography>
                <TextField
                  select
                  size="small"
                  fullWidth
                  hiddenLabel
                  value={field ?? ""}
                  disabled={isBusy}
                  onChange={(event) => choose(at, event.target.value)}
                  slotProps={{
                    select: { displayEmpty: true },
                    htmlInput: {
                      "aria-label":
                        heading === ""
                          ? t("imports.columns.fieldOfColumn", { at: at + 1 })
                          : t("imports.columns.fieldOf", { heading }),
                    },
                  }}
                >
                  <MenuItem value="">
                    <Typography component="span" color="textSecondary">
                      {t("imports.columns.ignored")}
                    </Typography>
                  </MenuItem>
                  {fields.map((one) => (
                    <MenuItem key={one.field} value={one.field}>
                      {one.title[locale]}
                      {one.isRequired ? " *" : ""}
                    </MenuItem>
                  ))}
                </TextField>
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {below.map(({ row, cells }) => (
            <TableRow key={row}>
              {columns.map(({ field }, at) => (
                <TableCell
                  // biome-ignore lint/suspicious/noArrayIndexKey: a column is where it stands
                  key={at}
                  sx={{
                    maxWidth: 220,
                    overflow: "hidden",
                    textOverflow: "ellipsis",
                    whiteSpace: "nowrap",
                    color: field === undefined ? "text.disabled" : "text.primary",
                  }}
                >
                  {cells[at] ?? ""}
                </TableCell>
              ))}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Section>
  );
}

/** Which rows head the table, and which sheet of the workbook it is. */
function HeadingChoice({ of, isBusy }: { of: ImportRecord; isBusy: boolean }) {
  const t = useT();
  const { change } = useImportChange();
  const head = useQuery(importQueries.head(of.id));
  const { id, revision, headingRows } = of;
  const rows = (head.data?.rows ?? []).map(({ row }) => row);
  const pairs = rows.flatMap((row) => (rows.includes(row + 1) ? [[row, row + 1]] : []));
  const options = [[], ...rows.map((row) => [row]), ...pairs];
  const name = (option: readonly number[]) => {
    const [first, last] = option;
    if (first === undefined) return t("imports.columns.noHeadings");
    return last === undefined
      ? t("imports.columns.headingRow", { row: first })
      : t("imports.columns.headingRows", { first, last });
  };
  const value = headingRows.join();
  return (
    <Stack direction="row" spacing={1.5}>
      <SheetChoice of={of} />
      <TextField
        select
        size="small"
        label={t("imports.columns.headings")}
        value={options.some((option) => option.join() === value) ? value : ""}
        disabled={isBusy}
        sx={{ minWidth: 130 }}
        onChange={(event) => {
          const chosen = options.find((option) => option.join() === event.target.value) ?? [];
          void change(id, () => api.imports.map.mutate({ id, revision, headingRows: chosen }));
        }}
        slotProps={{ select: { displayEmpty: true }, inputLabel: { shrink: true } }}
      >
        {options.map((option) => (
          <MenuItem key={option.join()} value={option.join()}>
            {name(option)}
          </MenuItem>
        ))}
      </TextField>
    </Stack>
  );
}

/** Another sheet of the same file is another import; the one that was looked at is discarded. */
function SheetChoice({ of }: { of: ImportRecord }) {
  const t = useT();
  const navigate = useNavigate();
  const { run, isBusy } = useAction();
  const { sheets, sheet = "" } = of.source;
  const file = fileOf(of.id);
  if (sheets.length < 2 || file === undefined) return null;
  const read = async (name: string) => {
    const made = await run(async () => {
      const next = await sendTable(
        { kind: of.kind, dataset: of.dataset, content: file, name: file.name, sheet: name },
        () => undefined,
      );
      await api.imports.discard.mutate({ id: of.id, revision: of.revision });
      return next;
    });
    if (made === undefined) return;
    rememberFile(made.id, file);
    await navigate(`/imports/${made.id}`, { replace: true });
  };
  return (
    <TextField
      select
      size="small"
      label={t("imports.columns.sheet")}
      value={sheet}
      disabled={isBusy}
      sx={{ minWidth: 120 }}
      onChange={(event) => void read(event.target.value)}
    >
      {sheets.map((name) => (
        <MenuItem key={name} value={name}>
          {name}
        </MenuItem>
      ))}
    </TextField>
  );
}
