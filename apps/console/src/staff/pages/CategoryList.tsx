import { DataTable } from "react-admin";
import { useAppLocale, useT } from "../../i18n/use-t.ts";
import { useAllowed } from "../../identity/use-session.ts";
import { ImportLink } from "../../imports/ImportLink.tsx";
import { api } from "../../rpc/client.ts";
import { BulkRemove } from "../../ui/BulkRemove.tsx";
import { CreateLink } from "../../ui/CreateLink.tsx";
import { listText } from "../../ui/list-text.ts";
import { RecordList } from "../../ui/RecordList.tsx";
import type { Chosen } from "../../ui/use-chosen.ts";

const remove = (chosen: Chosen[]) => api.staffCategories.removeMany.mutate({ chosen });

export default function CategoryList() {
  const t = useT();
  const locale = useAppLocale();
  const canEdit = useAllowed()("editStaff");
  return (
    <RecordList
      resource="staffCategories"
      isExported
      title={t("staff.categories.title")}
      sort={{ field: "order", order: "ASC" }}
      target={canEdit ? "edit" : false}
      actions={
        canEdit ? (
          <>
            <ImportLink kind="categories" />
            <CreateLink to="/staffCategories/create" label={t("staff.categories.create")} />
          </>
        ) : undefined
      }
      {...(canEdit
        ? { bulkActions: <BulkRemove remove={remove} target={(id) => `/staffCategories/${id}`} /> }
        : {})}
      empty={{ title: t("staff.categories.empty"), hint: t("staff.categories.emptyHint") }}
    >
      <DataTable.Col source="name" />
      <DataTable.Col source="code" />
      <DataTable.Col
        source="state"
        disableSort
        render={(record) => t(`words.organisationState.${record.state === "retired" ? "retired" : "active"}`)}
      />
      <DataTable.Col
        source="levels"
        disableSort
        render={(record) =>
          Array.isArray(record.levels) && record.levels.length > 0
            ? listText(record.levels.map(String), locale)
            : "—"
        }
      />
    </RecordList>
  );
}
