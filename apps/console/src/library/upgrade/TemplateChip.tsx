import { Chip } from "@mui/material";
import { useQuery } from "@tanstack/react-query";
import { useT } from "../../i18n/use-t.ts";
import { upgradeQueries } from "./upgrade-queries.ts";

/** In the list of forms: that a form's template has a newer version, or none any more. */
export function TemplateChip({ formId }: { formId: string }) {
  const t = useT();
  const { data } = useQuery(upgradeQueries.notices());
  const notice = data?.find((each) => each.formId === formId);
  if (notice === undefined || notice.standing === "current") return null;
  if (notice.standing === "newer") {
    const isSameVersion = notice.toVersion === notice.fromVersion;
    const label = t(isSameVersion ? "library.upgrade.newLocksChip" : "library.upgrade.newerChip", {
      version: notice.toVersion,
    });
    return <Chip size="small" color="info" label={label} />;
  }
  return <Chip size="small" variant="outlined" label={t(`library.upgrade.${notice.standing}Chip`)} />;
}
