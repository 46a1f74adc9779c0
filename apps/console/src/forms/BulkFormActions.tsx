import Inventory2Outlined from "@mui/icons-material/Inventory2Outlined";
import { useListContext } from "react-admin";
import { useT } from "../i18n/use-t.ts";
import { api } from "../rpc/client.ts";
import { BulkAct } from "../ui/BulkAct.tsx";
import { BulkRemove } from "../ui/BulkRemove.tsx";

/** Archives the chosen forms, where they are not archived, or removes those that were never published. */
export function BulkFormActions({ isArchive }: { isArchive: boolean }) {
  const t = useT();
  const count = { count: useListContext().selectedIds.length };
  return (
    <>
      {isArchive ? null : (
        <BulkAct
          label={t("forms.act.archive")}
          icon={<Inventory2Outlined />}
          title={t("forms.bulk.title", count)}
          text={t("forms.bulk.text")}
          confirm={t("forms.act.archive")}
          done={t("forms.bulk.done", count)}
          act={(chosen) => api.forms.archiveMany.mutate({ chosen })}
        />
      )}
      <BulkRemove remove={(chosen) => api.forms.removeMany.mutate({ chosen })} />
    </>
  );
}
