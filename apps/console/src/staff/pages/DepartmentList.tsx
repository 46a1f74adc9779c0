import { DataTable, ReferenceField, TextField } from "react-admin";
import { useT } from "../../i18n/use-t.ts";
import { useAllowed } from "../../identity/use-session.ts";
import { ImportLink } from "../../imports/ImportLink.tsx";
import { api } from "../../rpc/client.ts";
import { BulkRemove } from "../../ui/BulkRemove.tsx";
import { CreateLink } from "../../ui/CreateLink.tsx";
import { RecordList } from "../../ui/RecordList.tsx";
import type { Chosen } from "../../ui/use-chosen.ts";
import { ReorderDepartments } from "../order/ReorderDepartments.tsx";

const remove = (chosen: Chosen[]) => api.departments.removeMany.mutate({ chosen });

export default function DepartmentList() {
  const t = useT();
  const canEdit = useAllowed()("editStaff");
  const create = canEdit ? (
    <>
      <ReorderDepartments />
      <ImportLink kind="departments" />
      <CreateLink to="/departments/create" label={t("staff.departments.create")} />
    </>
  ) : undefined;
  return (
    <RecordList
      resource="departments"
      isExported
      title={t("staff.departments.title")}
      sort={{ field: "order", order: "ASC" }}
      target={canEdit ? "edit" : false}
      actions={create}
      {...(canEdit
        ? { bulkActions: <BulkRemove remove={remove} target={(id) => `/departments/${id}`} /> }
        : {})}
      empty={{ title: t("staff.departments.empty"), hint: t("staff.departments.emptyHint") }}
    >
      <DataTable.Col source="name" />
      <DataTable.Col
        source="state"
        disableSort
        render={(record) => t(`words.organisationState.${record.state === "retired" ? "retired" : "active"}`)}
      />
      <DataTable.Col source="headId" disableSort>
        <ReferenceField source="headId" reference="staff" link={false} empty="—">
          <TextField source="name" />
        </ReferenceField>
      </DataTable.Col>
      <DataTable.Col source="leaderInChargeId" disableSort>
        <ReferenceField source="leaderInChargeId" reference="staff" link={false} empty="—">
          <TextField source="name" />
        </ReferenceField>
      </DataTable.Col>
    </RecordList>
  );
}
