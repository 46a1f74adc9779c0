import type { Dataset, DatasetColumn, DatasetRowShown, DatasetVersion } from "@duheng/contracts";
import {
  Box,
  Pagination,
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
import { useState } from "react";
import { useT } from "../../i18n/use-t.ts";
import { QueryView, SkeletonLines } from "../../ui/QueryView.tsx";
import { useSettled } from "../../ui/use-settled.ts";
import { datasetQueries, rowsAtOnce } from "../queries.ts";

interface VersionRowsProps {
  readonly dataset: Dataset;
  readonly version: DatasetVersion;
}

/** What a version says, row by row; whom a row is about stays in sight beside many columns. */
export function VersionRows({ dataset, version }: VersionRowsProps) {
  const t = useT();
  const [typed, setTyped] = useState("");
  const [page, setPage] = useState(1);
  const q = useSettled(typed.trim());
  const query = useQuery(datasetQueries.rows(version.id, q, page));
  return (
    <Stack spacing={1.5}>
      {dataset.subject === "person" ? (
        <TextField
          size="small"
          label={t("datasets.figures.search")}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            setPage(1);
          }}
          sx={{ maxWidth: 240 }}
          slotProps={{ htmlInput: { maxLength: 60 } }}
        />
      ) : null}
      <QueryView query={query} skeleton={<SkeletonLines count={5} />}>
        {({ data, total }) => (
          <>
            <Rows columns={dataset.columns} rows={data} />
            {total > rowsAtOnce ? (
              <Pagination
                size="small"
                count={Math.ceil(total / rowsAtOnce)}
                page={page}
                onChange={(_, next) => setPage(next)}
              />
            ) : null}
          </>
        )}
      </QueryView>
    </Stack>
  );
}

const fixed = { position: "sticky", left: 0, bgcolor: "background.paper", zIndex: 1 } as const;

function Rows({
  columns,
  rows,
}: {
  readonly columns: readonly DatasetColumn[];
  readonly rows: readonly DatasetRowShown[];
}) {
  const t = useT();
  if (rows.length === 0) return <Typography color="textSecondary">{t("datasets.figures.empty")}</Typography>;
  return (
    <Box sx={{ overflowX: "auto" }}>
      <Table size="small" sx={{ width: "auto" }}>
        <TableHead>
          <TableRow>
            <TableCell sx={fixed}>{t("datasets.figures.who")}</TableCell>
            {columns.map(({ key, title, unit }) => (
              <TableCell key={key} sx={{ whiteSpace: "nowrap" }}>
                {unit === undefined ? title : `${title}（${unit}）`}
              </TableCell>
            ))}
            <TableCell align="right">{t("datasets.figures.row")}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {rows.map(({ id, label, row, values }) => (
            <TableRow key={id}>
              <TableCell component="th" scope="row" sx={{ ...fixed, whiteSpace: "nowrap" }}>
                {label}
              </TableCell>
              {columns.map((column) => (
                <TableCell
                  key={column.key}
                  align={isNumber(column) ? "right" : "left"}
                  sx={{ maxWidth: 240, overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap" }}
                >
                  <Value value={values[column.key]} />
                </TableCell>
              ))}
              <TableCell align="right" sx={{ color: "text.secondary" }}>
                {row}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Box>
  );
}

function Value({ value }: { value: string | number | boolean | undefined }) {
  const t = useT();
  if (typeof value === "boolean") return t(value ? "datasets.figures.yes" : "datasets.figures.no");
  return value ?? "";
}

function isNumber({ type }: DatasetColumn): boolean {
  return type === "number" || type === "integer";
}
