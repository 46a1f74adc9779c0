import { Link, Paper } from "@mui/material";
import { cloneElement, type ReactElement, type ReactNode } from "react";
import { DataTable, type RaRecord } from "react-admin";
import { Link as RouterLink } from "react-router";
import { ChoosePage, ChooseRecord } from "./ChooseRecord.tsx";
import { ColumnValue, columnsOf, namingColumn, type RecordTarget, useRecordPath } from "./record-columns.tsx";

interface RecordTableProps {
  target: RecordTarget;
  named?: string | undefined;
  empty: ReactElement;
  rowActions?: ReactNode;
  /** Whether records can be chosen. */
  isChosenFrom: boolean;
  /** `DataTable.Col` elements. */
  children: ReactNode;
}

/** A list as a table whose rows are clicked; the column that names them is a link, for keyboards, new tabs and screen readers. */
export function RecordTable({ target, named, empty, rowActions, isChosenFrom, children }: RecordTableProps) {
  const columns = columnsOf(children);
  const naming = target === false ? undefined : namingColumn(columns, named);
  const linked = columns.map((column) =>
    column === naming
      ? cloneElement(column, {
          render: () => (
            <RecordLink target={target}>
              <ColumnValue column={column} />
            </RecordLink>
          ),
          children: undefined,
        })
      : column,
  );
  return (
    <Paper variant="outlined" sx={{ overflowX: "auto" }}>
      <DataTable rowClick={rowClick(target)} bulkActionButtons={false} empty={empty}>
        {isChosenFrom ? (
          <DataTable.Col key="choice" label={<ChoosePage />} disableSort className="shell-choice" sx={narrow}>
            <ChooseRecord />
          </DataTable.Col>
        ) : null}
        {linked}
        {rowActions === undefined ? null : (
          <DataTable.Col key="rowActions" label=" " align="right">
            {rowActions}
          </DataTable.Col>
        )}
      </DataTable>
    </Paper>
  );
}

const narrow = { width: 48, py: 0, pl: 1, pr: 0 } as const;

function rowClick(target: RecordTarget) {
  if (typeof target !== "function") return target;
  return (id: unknown, _resource: string, record: RaRecord) => target(String(id), record) ?? false;
}

function RecordLink({ target, children }: { target: RecordTarget; children: ReactNode }) {
  const path = useRecordPath(target);
  if (path === undefined) return children;
  return (
    <Link
      component={RouterLink}
      to={path}
      color="inherit"
      underline="hover"
      // The row is clicked with it, and would open the same a second time.
      onClick={(event) => event.stopPropagation()}
    >
      {children}
    </Link>
  );
}
