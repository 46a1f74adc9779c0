import { Box, List, ListItem, ListItemButton, Paper, Typography } from "@mui/material";
import type { ReactElement, ReactNode } from "react";
import { RecordContextProvider, useListContext, useTranslateLabel } from "react-admin";
import { Link } from "react-router";
import { ChooseRecord } from "./ChooseRecord.tsx";
import { SkeletonLines } from "./QueryView.tsx";
import { ColumnValue, columnsOf, namingColumn, type RecordTarget, useRecordPath } from "./record-columns.tsx";

interface RecordCardsProps {
  target: RecordTarget;
  named?: string | undefined;
  empty: ReactElement;
  rowActions?: ReactNode;
  /** Whether records can be chosen. */
  isChosenFrom: boolean;
  /** `DataTable.Col` elements: one names the record, the others stand below with their labels. */
  children: ReactNode;
}

/** The list on a phone: what would be a row of a table wider than the screen is a card. */
export function RecordCards({ target, named, empty, rowActions, isChosenFrom, children }: RecordCardsProps) {
  const { data, isPending } = useListContext();
  if (isPending) return <SkeletonLines count={5} height={72} />;
  return (
    <Paper variant="outlined">
      {data === undefined || data.length === 0 ? (
        empty
      ) : (
        <List disablePadding>
          {data.map((record) => (
            <RecordContextProvider key={record.id} value={record}>
              <RecordCard target={target} named={named} rowActions={rowActions} isChosenFrom={isChosenFrom}>
                {children}
              </RecordCard>
            </RecordContextProvider>
          ))}
        </List>
      )}
    </Paper>
  );
}

function RecordCard({ target, named, rowActions, isChosenFrom, children }: Omit<RecordCardsProps, "empty">) {
  const path = useRecordPath(target);
  const translateLabel = useTranslateLabel();
  const columns = columnsOf(children);
  const naming = namingColumn(columns, named);
  if (naming === undefined) return null;
  const content = (
    <Box sx={{ minWidth: 0, width: 1 }}>
      <Box sx={{ fontWeight: 600, overflowWrap: "anywhere" }}>
        <ColumnValue column={naming} />
      </Box>
      <Box sx={{ display: "flex", flexWrap: "wrap", columnGap: 2, rowGap: 0.25, mt: 0.5 }}>
        {columns
          .filter((column) => column !== naming)
          .map((column) => (
            <Box key={column.key} sx={detail}>
              <Typography component="span" variant="caption" color="textSecondary" sx={{ flexShrink: 0 }}>
                {translateLabel({ label: column.props.label, source: column.props.source ?? "" })}
              </Typography>
              <Typography component="span" variant="body2" sx={{ overflowWrap: "anywhere" }}>
                <ColumnValue column={column} />
              </Typography>
            </Box>
          ))}
      </Box>
    </Box>
  );
  return (
    <ListItem disablePadding={path !== undefined} divider secondaryAction={rowActions}>
      {isChosenFrom ? <ChooseRecord /> : null}
      {path === undefined ? (
        content
      ) : (
        <ListItemButton component={Link} to={path}>
          {content}
        </ListItemButton>
      )}
    </ListItem>
  );
}

/** A label with its value; nothing at all where there is no value. */
const detail = {
  display: "flex",
  gap: 0.75,
  alignItems: "baseline",
  minWidth: 0,
  "&:has(> :last-child:empty)": { display: "none" },
} as const;
