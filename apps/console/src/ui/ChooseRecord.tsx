import { Checkbox } from "@mui/material";
import { useListContext, useRecordContext } from "react-admin";
import { useT } from "../i18n/use-t.ts";

/** Chooses the record at hand. Its box is called by its name: react-admin's own names no row, and names what is no box. */
export function ChooseRecord() {
  const t = useT();
  const record = useRecordContext();
  const { selectedIds, onToggleItem } = useListContext();
  if (record === undefined) return null;
  return (
    <Checkbox
      size="small"
      sx={padding}
      checked={selectedIds.includes(record.id)}
      onChange={() => onToggleItem(record.id)}
      // The row itself leads to the record.
      onClick={(event) => event.stopPropagation()}
      slotProps={{ input: { "aria-label": t("shell.bulk.select", { name: record.name ?? record.title }) } }}
    />
  );
}

/** Chooses all records of the page, or leaves them out again. */
export function ChoosePage() {
  const t = useT();
  const { data = [], selectedIds, onSelect } = useListContext();
  const ids = data.map(({ id }) => id);
  const chosen = ids.filter((id) => selectedIds.includes(id));
  const isAll = ids.length > 0 && chosen.length === ids.length;
  const others = selectedIds.filter((id) => !ids.includes(id));
  return (
    <Checkbox
      size="small"
      sx={padding}
      checked={isAll}
      indeterminate={chosen.length > 0 && !isAll}
      onChange={() => onSelect(isAll ? others : [...others, ...ids])}
      slotProps={{ input: { "aria-label": t("shell.bulk.page") } }}
    />
  );
}

/** Room for a finger on a phone; in a table no more than its rows have. */
const padding = { p: { xs: 1.25, sm: 0.5 } } as const;
