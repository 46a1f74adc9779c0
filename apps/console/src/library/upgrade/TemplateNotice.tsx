import type { FormDraft } from "@duheng/contracts";
import { useQuery } from "@tanstack/react-query";
import { useT } from "../../i18n/use-t.ts";
import { useAllowed } from "../../identity/use-session.ts";
import { NoticeBar } from "../NoticeBar.tsx";
import { upgradeQueries } from "./upgrade-queries.ts";

/** Above an adopted form: what became of its template, and that an upgrade can still be left. */
export function TemplateNotice({ draft }: { draft: FormDraft }) {
  const t = useT();
  const canAdopt = useAllowed()("adopt");
  const { base, upgradedFrom, publishedRevision } = draft;
  const { data } = useQuery({ ...upgradeQueries.notices(), enabled: base !== undefined });
  if (base === undefined) return null;
  const notice = data?.find(({ formId }) => formId === draft.id);
  const link = (label: string) => (canAdopt ? { to: `/forms/${draft.id}/upgrade`, label } : undefined);
  if (notice?.standing === "newer") {
    const about = { title: notice.templateTitle, version: notice.toVersion };
    const isSameVersion = notice.toVersion === notice.fromVersion;
    return (
      <NoticeBar severity="info" link={link(t("library.upgrade.open"))}>
        {t(isSameVersion ? "library.upgrade.newLocks" : "library.upgrade.newer", about)}{" "}
        {t("library.upgrade.newerHint")}
      </NoticeBar>
    );
  }
  if (upgradedFrom !== undefined && (publishedRevision ?? 0) <= upgradedFrom.revision) {
    return (
      <NoticeBar severity="success" link={link(t("library.upgrade.leave.open"))}>
        {t("library.upgrade.leave.notice", { version: base.version })}
      </NoticeBar>
    );
  }
  if (notice?.standing !== "retired" && notice?.standing !== "unseen") return null;
  return (
    <NoticeBar severity="info">
      {t(`library.upgrade.${notice.standing}`, { title: notice.templateTitle })}
    </NoticeBar>
  );
}
