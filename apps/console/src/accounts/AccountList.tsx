import type { User } from "@duheng/contracts";
import { accountStandingWords, keysOf, roleWords } from "@duheng/contracts/words";
import PrintOutlined from "@mui/icons-material/PrintOutlined";
import { Button } from "@mui/material";
import {
  DataTable,
  SearchInput,
  SelectInput,
  useGetMany,
  useListContext,
  useRecordContext,
} from "react-admin";
import { Link, useNavigate } from "react-router";
import { useAppLocale, useT } from "../i18n/use-t.ts";
import { useAllowed } from "../identity/use-session.ts";
import { ImportLink } from "../imports/ImportLink.tsx";
import { instantText } from "../ui/dates.ts";
import { listText } from "../ui/list-text.ts";
import { RecordList } from "../ui/RecordList.tsx";
import { ReferenceChoice } from "../ui/ReferenceChoice.tsx";
import { CreateAdministrator } from "./CreateAdministrator.tsx";
import { StandingChip } from "./StandingChip.tsx";
import { slipsState } from "./slips/slips-state.ts";
import { useReachesAll } from "./use-reach.ts";

const Col = DataTable.Col<User>;
const filterWidth = { width: { sm: 160 } };
const byName = { field: "name", order: "ASC" } as const;

/** Accounts: of the unit, or of the installation for who administers it. */
export default function AccountList() {
  const t = useT();
  const locale = useAppLocale();
  const isAllowed = useAllowed();
  const seesAll = useReachesAll("read");
  const createsAdministrators = useReachesAll("create");
  const givesAccounts = isAllowed("giveAccounts") && isAllowed("editStaff");
  const roles = keysOf(roleWords).map((id) => ({ id, name: t(`words.role.${id}`) }));
  const standings = keysOf(accountStandingWords).map((id) => ({ id, name: t(`accounts.standing.${id}`) }));
  return (
    <RecordList
      resource="users"
      isExported
      title={t("shell.menu.accounts")}
      subtitle={t("accounts.hint")}
      sort={{ field: "username", order: "ASC" }}
      named="name"
      target={(id) => `/users/${id}`}
      {...(isAllowed("makeSlips") ? { bulkActions: <PrintSlips /> } : {})}
      actions={
        <>
          {createsAdministrators ? <CreateAdministrator /> : null}
          {givesAccounts ? (
            <>
              <ImportLink kind="accounts" />
              <Button component={Link} to="/users/give" variant="contained">
                {t("accounts.giveAll")}
              </Button>
            </>
          ) : null}
        </>
      }
      filters={[
        <SearchInput
          key="q"
          source="q"
          alwaysOn
          placeholder={t("accounts.search")}
          sx={{ width: { sm: 230 } }}
        />,
        <SelectInput
          key="standing"
          source="standing"
          alwaysOn
          label={t("accounts.filter.standing")}
          choices={standings}
          translateChoice={false}
          sx={filterWidth}
        />,
        <SelectInput
          key="role"
          source={seesAll ? "anyRole" : "role"}
          alwaysOn
          label={t("accounts.filter.role")}
          choices={roles}
          translateChoice={false}
          sx={filterWidth}
        />,
        <SelectInput
          key="neverSignedIn"
          source="neverSignedIn"
          alwaysOn
          label={t("accounts.filter.signIn")}
          choices={[
            { id: true, name: t("accounts.filter.neverSignedIn") },
            { id: false, name: t("accounts.filter.hasSignedIn") },
          ]}
          translateChoice={false}
          sx={filterWidth}
        />,
        ...(seesAll
          ? [
              <ReferenceChoice
                key="unit"
                source="unit"
                reference="tenants"
                sort={byName}
                label={t("accounts.filter.unit")}
                optionText="name"
                sx={{ width: { sm: 220 } }}
                alwaysOn
              />,
            ]
          : []),
      ]}
      empty={{
        title: t("accounts.empty"),
        hint: t(givesAccounts ? "accounts.emptyHint" : "accounts.emptyHintReader"),
      }}
    >
      <Col source="name" />
      <Col source="displayUsername" disableSort />
      <Col
        source="number"
        disableSort
        render={({ memberships }) => memberships.flatMap(({ number }) => number ?? []).join(" · ") || "—"}
      />
      {seesAll ? (
        <Col source="memberships" disableSort>
          <UnitNames />
        </Col>
      ) : null}
      <Col
        source="roles"
        disableSort
        render={({ memberships }) => {
          const held = new Set(memberships.flatMap(({ roles: own, endedAt }) => (endedAt ? [] : own)));
          const words = keysOf(roleWords).filter((role) => held.has(role));
          const texts = words.map((role) => t(`words.role.${role}`));
          return listText(texts, locale) || t("accounts.ended");
        }}
      />
      <Col source="standing" disableSort render={(user) => <StandingChip user={user} />} />
      <Col
        source="lastSignInAt"
        render={({ lastSignInAt }) =>
          lastSignInAt === undefined ? t("accounts.never") : instantText(lastSignInAt, locale)
        }
      />
    </RecordList>
  );
}

/** The units that the account at hand belongs to. */
function UnitNames() {
  const t = useT();
  const locale = useAppLocale();
  const ids = useRecordContext<User>()?.memberships.map(({ tenantId }) => tenantId) ?? [];
  const { data = [] } = useGetMany("tenants", { ids });
  const names = new Map(
    data.flatMap((tenant) => (tenant === undefined ? [] : [[tenant.id, String(tenant.name)]])),
  );
  return (
    <>
      {listText(
        ids.map((id) => names.get(id) ?? t("shell.loading")),
        locale,
      ) || "—"}
    </>
  );
}

/** For the chosen accounts. */
function PrintSlips() {
  const t = useT();
  const navigate = useNavigate();
  const { selectedIds } = useListContext();
  return (
    <Button
      size="small"
      startIcon={<PrintOutlined />}
      onClick={() => navigate("/users/slips", { state: slipsState(selectedIds.map(String)) })}
    >
      {t("accounts.slips")}
    </Button>
  );
}
