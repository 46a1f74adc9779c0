import type { Tenant } from "@duheng/contracts";
import CallMerge from "@mui/icons-material/CallMerge";
import { Button } from "@mui/material";
import { DataTable, ReferenceField, SearchInput, SelectInput, TextField } from "react-admin";
import { Link } from "react-router";
import { useT } from "../../i18n/use-t.ts";
import { useAllowed } from "../../identity/use-session.ts";
import { ImportLink } from "../../imports/ImportLink.tsx";
import { CreateLink } from "../../ui/CreateLink.tsx";
import { RecordList } from "../../ui/RecordList.tsx";
import { ReferenceChoice } from "../../ui/ReferenceChoice.tsx";

const Col = DataTable.Col<Tenant>;

const byName = { field: "name", order: "ASC" } as const;
const filterWidth = { width: { sm: 200 } };

/** Banners and units: found by name and by whom they report to, imported, changed one by one. */
export default function TenantList() {
  const t = useT();
  const canEdit = useAllowed()("editTenants");
  return (
    <RecordList
      resource="tenants"
      isExported
      title={t("shell.menu.tenants")}
      sort={byName}
      target={canEdit ? "edit" : false}
      actions={
        canEdit ? (
          <>
            <Button component={Link} to="/reorganisations" variant="outlined" startIcon={<CallMerge />}>
              {t("tenants.reorganise")}
            </Button>
            <ImportLink kind="tenants" />
            <CreateLink to="/tenants/create" label={t("tenants.create")} />
          </>
        ) : undefined
      }
      filters={[
        <SearchInput key="q" source="q" alwaysOn />,
        <ReferenceChoice
          key="reportsTo"
          source="reportsTo"
          reference="tenants"
          sort={byName}
          label="resources.tenants.fields.reportsTo"
          optionText="name"
          sx={filterWidth}
          alwaysOn
        />,
        <SelectInput
          key="kind"
          source="kind"
          alwaysOn
          sx={filterWidth}
          label="resources.tenants.fields.kind"
          choices={(["banner", "unit"] as const).map((id) => ({ id, name: t(`words.tenantKind.${id}`) }))}
        />,
      ]}
      empty={{ title: t("tenants.empty"), hint: t("tenants.emptyHint") }}
    >
      <Col source="name" />
      <Col source="kind" render={({ kind }) => t(`words.tenantKind.${kind}`)} />
      <Col source="reportsTo" disableSort>
        <ReferenceField source="reportsTo" reference="tenants" link={false} empty="—">
          <TextField source="name" />
        </ReferenceField>
      </Col>
      <Col
        source="level"
        disableSort
        render={({ level }) => (level === undefined ? "—" : t(`words.tenantLevel.${level}`))}
      />
      <Col source="field" disableSort />
      <Col
        source="state"
        disableSort
        render={({ state, succeededBy }) =>
          succeededBy === undefined
            ? t(`words.tenantState.${state}`)
            : t("shell.mergedInto", { name: succeededBy.name })
        }
      />
    </RecordList>
  );
}
