import { Button } from "@mui/material";
import { DataTable, ReferenceField, SearchInput, SelectInput, TextField } from "react-admin";
import { Link } from "react-router";
import { useAppLocale, useT } from "../../i18n/use-t.ts";
import { useAllowed } from "../../identity/use-session.ts";
import { ImportLink } from "../../imports/ImportLink.tsx";
import { CreateLink } from "../../ui/CreateLink.tsx";
import { listText } from "../../ui/list-text.ts";
import { RecordList } from "../../ui/RecordList.tsx";
import { ReferenceChoice } from "../../ui/ReferenceChoice.tsx";
import { BulkAccounts } from "./BulkAccounts.tsx";
import { BulkStaffEdit } from "./BulkStaffEdit.tsx";

const byOrder = { field: "order", order: "ASC" } as const;
const filterWidth = { width: { sm: 200 } };

export default function StaffList() {
  const t = useT();
  const isAllowed = useAllowed();
  const canEdit = isAllowed("editStaff");
  const givesAccounts = isAllowed("giveAccounts");
  return (
    <RecordList
      resource="staff"
      isExported
      title={t("staff.people.title")}
      sort={{ field: "number", order: "ASC" }}
      named="name"
      target={canEdit ? "edit" : false}
      {...(canEdit
        ? {
            bulkActions: (
              <>
                <BulkStaffEdit />
                {givesAccounts ? <BulkAccounts /> : null}
              </>
            ),
          }
        : {})}
      actions={
        <>
          {givesAccounts && canEdit ? (
            <Button component={Link} to="/users/give" variant="outlined">
              {t("accounts.giveAll")}
            </Button>
          ) : null}
          {canEdit ? (
            <>
              <ImportLink kind="staff" />
              <CreateLink to="/staff/create" label={t("staff.people.create")} />
            </>
          ) : null}
        </>
      }
      filters={[
        <SearchInput key="q" source="q" alwaysOn placeholder={t("staff.people.searchHint")} />,
        <ReferenceChoice
          key="department"
          source="departmentId"
          reference="departments"
          sort={byOrder}
          label="resources.staff.fields.departmentId"
          optionText="name"
          sx={filterWidth}
          alwaysOn
        />,
        <ReferenceChoice
          key="category"
          source="categoryId"
          reference="staffCategories"
          sort={byOrder}
          label="resources.staff.fields.categoryId"
          optionText="name"
          sx={filterWidth}
          alwaysOn
        />,
        <SelectInput
          key="account"
          source="hasAccount"
          label={t("accounts.staff.account")}
          choices={[
            { id: true, name: t("accounts.staff.has") },
            { id: false, name: t("accounts.staff.without") },
          ]}
          translateChoice={false}
          sx={{ width: { sm: 140 } }}
          alwaysOn
        />,
      ]}
      empty={{ title: t("staff.people.empty"), hint: t("staff.people.emptyHint") }}
    >
      <DataTable.Col source="number" />
      <DataTable.Col source="name" />
      <DataTable.Col source="departmentId">
        <ReferenceField source="departmentId" reference="departments" link={false}>
          <TextField source="name" />
        </ReferenceField>
      </DataTable.Col>
      <DataTable.Col source="categoryId">
        <ReferenceField source="categoryId" reference="staffCategories" link={false}>
          <TextField source="name" />
        </ReferenceField>
      </DataTable.Col>
      <DataTable.Col source="position" />
      <DataTable.Col
        source="statuses"
        disableSort
        render={(record) => <Standing isLeader={record.isLeader === true} statuses={record.statuses} />}
      />
      <DataTable.Col
        source="state"
        disableSort
        render={(record) => t(record.state === "left" ? "words.staffState.left" : "words.staffState.active")}
      />
    </RecordList>
  );
}

function Standing({ isLeader, statuses }: { isLeader: boolean; statuses: unknown }) {
  const t = useT();
  const locale = useAppLocale();
  const kinds: unknown[] = Array.isArray(statuses) ? statuses.map((status) => status?.kind) : [];
  const words = statusKinds
    .filter((kind) => kinds.includes(kind))
    .map((kind) => t(`words.staffStatus.${kind}`));
  return listText([...(isLeader ? [t("staff.people.leader")] : []), ...words], locale) || "—";
}

const statusKinds = ["probation", "leave", "investigation", "secondment", "sanction"] as const;
