import type { Role, StandingMembership, User } from "@duheng/contracts";
import { Checkbox, FormControlLabel, FormGroup, Typography } from "@mui/material";
import { useState } from "react";
import { useAppLocale, useT } from "../../i18n/use-t.ts";
import { api } from "../../rpc/client.ts";
import { ConfirmDialog } from "../../ui/ConfirmDialog.tsx";
import { listText } from "../../ui/list-text.ts";
import { useAction } from "../../ui/use-action.ts";
import { useChanged } from "./use-changed.ts";

interface RolesDialogProps {
  readonly user: User;
  readonly membership: StandingMembership;
  readonly onClose: () => void;
}

/** What an account is in a unit, of the roles that are the reader's to give. */
export function RolesDialog({ user: { id, name }, membership, onClose }: RolesDialogProps) {
  const t = useT();
  const locale = useAppLocale();
  const changed = useChanged();
  const { run, isBusy } = useAction();
  const { tenantId, tenantName, roles: present, grantable, revision } = membership;
  const [roles, setRoles] = useState<readonly Role[]>(present.filter((role) => grantable.includes(role)));
  const kept = present.filter((role) => !grantable.includes(role)).map((role) => t(`words.role.${role}`));
  const save = async () => {
    const answer = await run(() => api.users.setRoles.mutate({ id, tenantId, roles: [...roles], revision }));
    if (answer === undefined) return;
    await changed(t("accounts.record.rolesDone"));
    onClose();
  };
  return (
    <ConfirmDialog
      title={t("accounts.record.rolesTitle", { name, unit: tenantName })}
      text={t("accounts.record.rolesText")}
      confirm={t("shell.action.save")}
      isBusy={isBusy}
      onConfirm={() => void save()}
      onClose={onClose}
    >
      <FormGroup sx={{ mt: 1 }}>
        {grantable.map((role) => (
          <FormControlLabel
            key={role}
            control={
              <Checkbox
                size="small"
                checked={roles.includes(role)}
                onChange={(_event, isGiven) =>
                  setRoles(isGiven ? [...roles, role] : roles.filter((each) => each !== role))
                }
              />
            }
            label={t(`words.role.${role}`)}
          />
        ))}
      </FormGroup>
      {kept.length === 0 ? null : (
        <Typography variant="body2" color="textSecondary" sx={{ mt: 1 }}>
          {t("accounts.record.rolesKept", { roles: listText(kept, locale) })}
        </Typography>
      )}
    </ConfirmDialog>
  );
}
