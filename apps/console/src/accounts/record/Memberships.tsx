import type { StandingMembership, User, UserStanding } from "@duheng/contracts";
import { Box, Button, Chip, Stack, Typography } from "@mui/material";
import { useState } from "react";
import { useAppLocale, useT } from "../../i18n/use-t.ts";
import { useAllowed } from "../../identity/use-session.ts";
import { Section } from "../../ui/Section.tsx";
import { useReachesAll } from "../use-reach.ts";
import { GrantAdministration } from "./GrantAdministration.tsx";
import { RolesDialog } from "./RolesDialog.tsx";

interface MembershipsProps {
  readonly user: User;
  readonly standing: UserStanding;
}

/** What an account is in each unit, as far as the reader may know, and what of it is the reader's to decide. */
export function Memberships({ user, standing }: MembershipsProps) {
  const t = useT();
  const locale = useAppLocale();
  const isAllowed = useAllowed();
  const assignsAll = useReachesAll("assign");
  const { memberships, refused } = standing;
  const [edited, setEdited] = useState<StandingMembership>();
  const [isGranting, setGranting] = useState(false);
  return (
    <Section
      title={t("accounts.record.units")}
      action={
        assignsAll && refused.roles === undefined ? (
          <Button size="small" onClick={() => setGranting(true)}>
            {t("accounts.record.addUnit")}
          </Button>
        ) : undefined
      }
    >
      {memberships.length === 0 ? (
        <Typography color="textSecondary">{t("accounts.record.noUnits")}</Typography>
      ) : (
        <Stack component="ul" spacing={1.5} sx={{ m: 0, p: 0, listStyle: "none" }}>
          {memberships.map((membership) => (
            <Stack
              component="li"
              key={membership.tenantId}
              direction="row"
              useFlexGap
              sx={{ gap: 1, flexWrap: "wrap", alignItems: "center", justifyContent: "space-between" }}
            >
              <Box sx={{ minWidth: 0 }}>
                <Typography sx={{ fontWeight: 600, overflowWrap: "anywhere" }}>
                  {membership.tenantName}{" "}
                  {membership.number === undefined ? null : (
                    <Typography component="span" variant="body2" color="textSecondary">
                      {t("accounts.record.number", { number: membership.number })}
                    </Typography>
                  )}
                </Typography>
                <Stack direction="row" useFlexGap sx={{ gap: 0.5, flexWrap: "wrap", mt: 0.5 }}>
                  {membership.endedAt === undefined ? (
                    membership.roles.map((role) => (
                      <Chip key={role} size="small" variant="outlined" label={t(`words.role.${role}`)} />
                    ))
                  ) : (
                    <Chip size="small" label={t("accounts.ended")} />
                  )}
                </Stack>
              </Box>
              {membership.grantable.length > 0 ? (
                <Button size="small" variant="outlined" onClick={() => setEdited(membership)}>
                  {t("accounts.record.editRoles")}
                </Button>
              ) : null}
            </Stack>
          ))}
        </Stack>
      )}
      {user.isElsewhere ? (
        <Typography variant="body2" color="textSecondary" sx={{ mt: 1.5 }}>
          {t("accounts.elsewhere")}
        </Typography>
      ) : null}
      {refused.roles === undefined || !isAllowed("giveRoles") ? null : (
        <Typography variant="body2" color="textSecondary" sx={{ mt: 1.5 }}>
          {refused.roles[locale]}
        </Typography>
      )}
      {edited === undefined ? null : (
        <RolesDialog user={user} membership={edited} onClose={() => setEdited(undefined)} />
      )}
      {isGranting ? (
        <GrantAdministration user={user} memberships={memberships} onClose={() => setGranting(false)} />
      ) : null}
    </Section>
  );
}
