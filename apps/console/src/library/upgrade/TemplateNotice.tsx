import type { FormDraft } from "@duheng/contracts";
import { Alert, Button } from "@mui/material";
import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { useT } from "../../i18n/use-t.ts";
import { useAllowed } from "../../identity/use-session.ts";
import { upgradeQueries } from "./upgrade-queries.ts";

/** Above an adopted form: what became of its template, and that an upgrade can still be left. */
export function TemplateNotice({ draft }: { draft: FormDraft }) {
  const t = useT();
  const canAdopt = useAllowed()("adopt");
  const { base, upgradedFrom, publishedRevision } = draft;
  const { data } = useQuery({ ...upgradeQueries.notices(), enabled: base !== undefined });
  if (base === undefined) return null;
  const notice = data?.find(({ formId }) => formId === draft.id);
  const link = (label: string) =>
    canAdopt ? (
      <Button component={Link} to={`/forms/${draft.id}/upgrade`} color="inherit" sx={{ flexShrink: 0 }}>
        {label}
      </Button>
    ) : null;
  if (notice?.standing === "newer") {
    const about = { title: notice.templateTitle, version: notice.toVersion };
    const isSameVersion = notice.toVersion === notice.fromVersion;
    return (
      <Alert severity="info" sx={{ mb: 2 }} action={link(t("library.upgrade.open"))}>
        {t(isSameVersion ? "library.upgrade.newLocks" : "library.upgrade.newer", about)}
        {"。"}
        {t("library.upgrade.newerHint")}
      </Alert>
    );
  }
  if (upgradedFrom !== undefined && (publishedRevision ?? 0) <= upgradedFrom.revision) {
    return (
      <Alert severity="success" sx={{ mb: 2 }} action={link(t("library.upgrade.leave.open"))}>
        {t("library.upgrade.leave.notice", { version: base.version })}
      </Alert>
    );
  }
  if (notice?.standing !== "retired" && notice?.standing !== "unseen") return null;
  return (
    <Alert severity="info" sx={{ mb: 2 }}>
      {t(`library.upgrade.${notice.standing}`, { title: notice.templateTitle })}
    </Alert>
  );
}
