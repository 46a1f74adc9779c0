import DeleteOutlined from "@mui/icons-material/DeleteOutlined";
import { useListContext } from "react-admin";
import { useT } from "../i18n/use-t.ts";
import { BulkAct } from "./BulkAct.tsx";
import type { Chosen } from "./use-chosen.ts";

/** Removes what is chosen in a list. */
export function BulkRemove({ remove }: { remove: (chosen: Chosen[]) => Promise<unknown> }) {
  const t = useT();
  const count = { count: useListContext().selectedIds.length };
  return (
    <BulkAct
      label={t("shell.bulk.remove.action")}
      icon={<DeleteOutlined />}
      title={t("shell.bulk.remove.title", count)}
      text={t("shell.bulk.remove.text")}
      confirm={t("shell.bulk.remove.action")}
      done={t("shell.bulk.remove.done", count)}
      act={remove}
    />
  );
}
