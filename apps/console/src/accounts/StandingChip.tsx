import type { User } from "@duheng/contracts";
import { Chip } from "@mui/material";
import { useT } from "../i18n/use-t.ts";

const colours = {
  "own-password": "success",
  slip: "info",
  "slip-expired": "warning",
  "awaits-slip": "warning",
  disabled: "default",
} as const;

/** How far an account is. */
export function StandingChip({ user }: { readonly user: User }) {
  const t = useT();
  const { standing } = user;
  if (standing === undefined) return null;
  return (
    <Chip
      size="small"
      variant="outlined"
      color={colours[standing]}
      label={t(`accounts.standing.${standing}`)}
    />
  );
}
