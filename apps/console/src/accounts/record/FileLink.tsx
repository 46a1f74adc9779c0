import type { UserStanding } from "@duheng/contracts";
import { Button } from "@mui/material";
import { Link } from "react-router";
import { useT } from "../../i18n/use-t.ts";
import { useAllowed, useSession } from "../../identity/use-session.ts";

/** Leads from an account to the file of whose it is in the reader's unit, where he has one that the reader may open. */
export function FileLink({ memberships }: Pick<UserStanding, "memberships">) {
  const t = useT();
  const isOpened = useAllowed()("editStaff");
  const here = useSession()?.tenant.id;
  const staffId = memberships.find(({ tenantId }) => tenantId === here)?.staffId;
  if (!isOpened || staffId === undefined) return null;
  return (
    <Button component={Link} to={`/staff/${staffId}/file`} variant="outlined">
      {t("accounts.record.file")}
    </Button>
  );
}
