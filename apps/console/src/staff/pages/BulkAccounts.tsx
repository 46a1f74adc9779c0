import ManageAccountsOutlined from "@mui/icons-material/ManageAccountsOutlined";
import PrintOutlined from "@mui/icons-material/PrintOutlined";
import { Button } from "@mui/material";
import { useGetMany, useListContext, useNotify } from "react-admin";
import { useNavigate } from "react-router";
import { peopleState } from "../../accounts/give/people-state.ts";
import { slipsState } from "../../accounts/slips/slips-state.ts";
import { useT } from "../../i18n/use-t.ts";

/** Accounts and slips for the chosen people: both lead to a page where it is looked at first. */
export function BulkAccounts() {
  const t = useT();
  const navigate = useNavigate();
  const notify = useNotify();
  const { selectedIds } = useListContext();
  const ids = selectedIds.map(String);
  const { data, isPending } = useGetMany("staff", { ids });
  const accounts = (data ?? []).flatMap((person) =>
    person?.userId === undefined ? [] : [String(person.userId)],
  );
  const without = ids.length - accounts.length;
  return (
    <>
      <Button
        size="small"
        startIcon={<ManageAccountsOutlined />}
        onClick={() => navigate("/users/give", { state: peopleState(ids) })}
      >
        {t("accounts.give.action")}
      </Button>
      <Button
        size="small"
        startIcon={<PrintOutlined />}
        disabled={isPending}
        onClick={() => {
          if (without > 0) notify(t("accounts.staff.skipped", { count: without }), { type: "warning" });
          if (accounts.length > 0) navigate("/users/slips", { state: slipsState(accounts) });
        }}
      >
        {t("accounts.slips")}
      </Button>
    </>
  );
}
