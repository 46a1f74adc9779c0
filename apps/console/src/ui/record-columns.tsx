import { Children, isValidElement, type ReactElement, type ReactNode } from "react";
import {
  type DataTableColumnProps,
  type RaRecord,
  useCreatePath,
  useFieldValue,
  useRecordContext,
  useResourceContext,
} from "react-admin";

/** Where a click on a record leads: react-admin's page of that name, an address of one's own, or nowhere. */
export type RecordTarget = "edit" | "show" | false | ((id: string, record: RaRecord) => string | undefined);

type Column = ReactElement<DataTableColumnProps>;

/** The columns of a list: its `DataTable.Col` elements. */
export function columnsOf(children: ReactNode): Column[] {
  return Children.toArray(children).filter((child): child is Column =>
    isValidElement<DataTableColumnProps>(child),
  );
}

/** The column that tells what a record is: the named one, or else the first. */
export function namingColumn(columns: readonly Column[], source: string | undefined): Column | undefined {
  return columns.find((column) => column.props.source === source) ?? columns[0];
}

/** What a column shows of the record at hand, as react-admin's own cell would. */
export function ColumnValue({ column: { props } }: { column: Column }) {
  const record = useRecordContext();
  const value: unknown = useFieldValue({ source: props.source ?? "" });
  if (record === undefined) return null;
  if (props.children !== undefined) return <>{props.children}</>;
  if (props.render !== undefined) return <>{props.render(record)}</>;
  return value === undefined || value === null ? null : String(value);
}

/** The address of the record at hand; undefined where it has none. */
export function useRecordPath(target: RecordTarget): string | undefined {
  const record = useRecordContext();
  const resource = useResourceContext();
  const createPath = useCreatePath();
  if (record === undefined || target === false) return undefined;
  if (typeof target === "function") return target(String(record.id), record);
  return createPath({ resource: resource ?? "", type: target, id: record.id });
}
