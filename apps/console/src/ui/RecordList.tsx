import { Box, Paper } from "@mui/material";
import { ListBase, type RaRecord, type SortPayload } from "ra-core";
import { DataTable, FilterForm, Pagination } from "ra-ui-materialui";
import type { ReactElement, ReactNode } from "react";
import { EmptyState } from "./EmptyState.tsx";
import { Page } from "./Page.tsx";

interface RecordListProps {
  resource: string;
  title: string;
  subtitle?: string;
  actions?: ReactNode;
  sort: SortPayload;
  filter?: Record<string, unknown>;
  /** react-admin inputs, shown above the table. */
  filters?: ReactElement[];
  rowClick?: string | false | ((id: RaRecord["id"]) => string);
  /** What is said when there is nothing yet. */
  empty: { title: string; hint?: string; action?: ReactNode };
  perPage?: number;
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

/** A page with one list of the list contract: filters, table, pages. */
export function RecordList(props: RecordListProps) {
  const {
    resource,
    title,
    subtitle,
    actions,
    sort,
    filter,
    filters,
    rowClick = false,
    empty,
    children,
  } = props;
  return (
    <ListBase
      resource={resource}
      sort={sort}
      perPage={props.perPage ?? 25}
      {...(filter === undefined ? {} : { filter })}
    >
      <Page title={title} subtitle={subtitle} actions={actions}>
        {filters === undefined ? null : (
          <Box sx={filterRow}>
            <FilterForm filters={filters} />
          </Box>
        )}
        <Paper variant="outlined" sx={{ overflowX: "auto" }}>
          <DataTable
            rowClick={rowClick}
            bulkActionButtons={false}
            empty={<EmptyState {...empty} />}
            sx={{ "& td": { whiteSpace: { xs: "nowrap", md: "normal" } } }}
          >
            {children}
          </DataTable>
        </Paper>
        <Pagination rowsPerPageOptions={[25, 50, 100]} />
      </Page>
    </ListBase>
  );
}
