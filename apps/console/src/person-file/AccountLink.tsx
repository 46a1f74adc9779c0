import { Button } from "@mui/material";
import { Link } from "react-router";
import { useT } from "../i18n/use-t.ts";
import { useAllowed } from "../identity/use-session.ts";
import type { PersonFile } from "../staff/life/queries.ts";

/** Leads from somebody's file to his account, where he has one and the reader may see accounts. */
export function AccountLink({ file: { person } }: { file: PersonFile }) {
  const t = useT();
  const isSeen = useAllowed()("seeAccounts");
  if (!isSeen || person.userId === undefined) return null;
  return (
    <Button component={Link} to={`/users/${person.userId}`} variant="outlined">
      {t("staff.file.account")}
    </Button>
  );
}
