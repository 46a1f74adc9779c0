import type { StandingMembership, User } from "@duheng/contracts";
import { Stack } from "@mui/material";
import { useState } from "react";
import { useT } from "../../i18n/use-t.ts";
import { api } from "../../rpc/client.ts";
import { ConfirmDialog } from "../../ui/ConfirmDialog.tsx";
import { useAction } from "../../ui/use-action.ts";
import { UnitChoice, useAdministratorRole } from "../UnitChoice.tsx";
import { useChanged } from "./use-changed.ts";

interface GrantAdministrationProps {
  readonly user: User;
  readonly memberships: readonly StandingMembership[];
  readonly onClose: () => void;
}

/** Lets an account administer a unit, beside what it is there already. */
export function GrantAdministration({ user: { id, name }, memberships, onClose }: GrantAdministrationProps) {
  const t = useT();
  const changed = useChanged();
  const { run, isBusy } = useAction();
  const [tenantId, setTenantId] = useState<string>();
  const administrator = useAdministratorRole(tenantId);
  const save = async () => {
    if (tenantId === undefined || administrator === undefined) return;
    const present = memberships.find((each) => each.tenantId === tenantId);
    const others = present?.roles.filter((role) => present.grantable.includes(role)) ?? [];
    const answer = await run(() =>
      api.users.setRoles.mutate({
        id,
        tenantId,
        roles: [...new Set([...others, administrator.role])],
        ...(present === undefined ? {} : { revision: present.revision }),
      }),
    );
    if (answer === undefined) return;
    await changed(t("accounts.record.rolesDone"));
    onClose();
  };
  return (
    <ConfirmDialog
      title={t("accounts.record.addUnitTitle", { name })}
      text={t("accounts.record.rolesText")}
      confirm={t("accounts.record.grant")}
      isBusy={isBusy}
      isDisabled={administrator === undefined}
      onConfirm={() => void save()}
      onClose={onClose}
    >
      <Stack spacing={1} sx={{ mt: 2, minWidth: { sm: 380 } }}>
        <UnitChoice
          label={t("accounts.record.unit")}
          value={tenantId}
          onChange={setTenantId}
          administrator={administrator}
        />
      </Stack>
    </ConfirmDialog>
  );
}
