import { Box, type Theme, useMediaQuery } from "@mui/material";
import type { ReactElement, ReactNode } from "react";
import { FilterForm, ListBase, Pagination, type SortPayload } from "react-admin";
import { BulkBar } from "./BulkBar.tsx";
import { EmptyState } from "./EmptyState.tsx";
import { ExportList } from "./ExportList.tsx";
import { Page } from "./Page.tsx";
import { RecordCards } from "./RecordCards.tsx";
import { RecordTable } from "./RecordTable.tsx";
import type { RecordTarget } from "./record-columns.tsx";

interface RecordListProps {
  resource: string;
  title: string;
  subtitle?: string;
  actions?: ReactNode;
  sort: SortPayload;
  filter?: Record<string, unknown>;
  /** react-admin inputs, shown above the table. */
  filters?: ReactElement[];
  /** Where a record leads; nowhere by default. */
  target?: RecordTarget;
  /** Source of the column that tells what a record is; the first by default. */
  named?: string;
  /** What is said when there is nothing yet. */
  empty: { title: string; hint?: string; action?: ReactNode };
  perPage?: number;
  /** Whether it can be had as a workbook: the server knows its columns. */
  isExported?: boolean;
  /** Under what the list's filters, order and page are kept, where several lists have one resource. */
  storeKey?: string;
  /** What can be done to a record of the list, at the end of its row. */
  rowActions?: ReactNode;
  /** What can be done to several records at once: with it they can be chosen. */
  bulkActions?: ReactElement;
  /** `DataTable.Col` elements. */
  children: ReactNode;
}

/** One line of inputs of the same height, without the room that react-admin keeps for hints. */
const filterRow = {
  mb: 1.5,
  "& form": { minHeight: 0, alignItems: "center", gap: 1, p: 0, m: 0 },
  "& .MuiFormHelperText-root": { display: "none" },
  "& .MuiFormControl-root": { my: 0 },
} as const;

/** On a phone filters stand two by two, as wide as there is room, instead of one below the other. */
const filterGrid = {
  ...filterRow,
  "& form": {
    ...filterRow["& form"],
    display: "grid",
    gridTemplateColumns: "repeat(2, minmax(0, 1fr))",
    gap: 1.5,
  },
  "& .filter-field .MuiFormControl-root, & .filter-field .MuiAutocomplete-root": {
    my: 0,
    width: "100%",
    minWidth: 0,
  },
} as const;

/** A page with one list of the list contract: filters, table (on a phone: cards), pages. */
export function RecordList(props: RecordListProps) {
  const {
    resource,
    title,
    subtitle,
    actions,
    sort,
    filter,
    filters,
    target = false,
    empty,
    children,
  } = props;
  const isPhone = useMediaQuery((theme: Theme) => theme.breakpoints.down("sm"));
  const Records = isPhone ? RecordCards : RecordTable;
  return (
    <ListBase
      resource={resource}
      sort={sort}
      perPage={props.perPage ?? 25}
      {...(props.storeKey === undefined ? {} : { storeKey: props.storeKey })}
      {...(filter === undefined ? {} : { filter })}
    >
      <Page
        title={title}
        subtitle={subtitle}
        actions={
          props.isExported === true ? (
            <>
              <ExportList title={title} />
              {actions}
            </>
          ) : (
            actions
          )
        }
      >
        {filters === undefined ? null : (
          <Box className="shell-filters" sx={isPhone ? filterGrid : filterRow}>
            <FilterForm filters={filters} />
          </Box>
        )}
        <Records
          target={target}
          named={props.named}
          rowActions={props.rowActions}
          isChosenFrom={props.bulkActions !== undefined}
          empty={<EmptyState {...empty} />}
        >
          {children}
        </Records>
        {props.bulkActions === undefined ? null : <BulkBar>{props.bulkActions}</BulkBar>}
        <Pagination rowsPerPageOptions={[25, 50, 100]} />
      </Page>
    </ListBase>
  );
}
