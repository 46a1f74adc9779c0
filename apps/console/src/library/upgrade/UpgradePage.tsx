import { Stack, Typography } from "@mui/material";
import { useQuery } from "@tanstack/react-query";
import { useParams } from "react-router";
import { useT } from "../../i18n/use-t.ts";
import { formQueries } from "../../rpc/form-queries.ts";
import { Page } from "../../ui/Page.tsx";
import { QueryView, SkeletonLines } from "../../ui/QueryView.tsx";
import { LeaveUpgrade } from "./LeaveUpgrade.tsx";
import { UpgradeView } from "./UpgradeView.tsx";
import { upgradeQueries } from "./upgrade-queries.ts";

/** The upgrade of an adopted form to its template's newer version, and the way back. */
export default function UpgradePage() {
  const t = useT();
  const { id = "" } = useParams();
  const draft = useQuery(formQueries.one(id));
  const notices = useQuery(upgradeQueries.notices());
  const notice = notices.data?.find(({ formId }) => formId === id);
  const isNewer = notice?.standing === "newer";
  const offer = useQuery({ ...upgradeQueries.offer(id), enabled: isNewer });
  const title = draft.data?.title ?? t("forms.title");
  return (
    <Page
      title={t("library.upgrade.of", { title })}
      crumbs={[
        { to: "/forms", label: t("forms.title") },
        { to: `/forms/${id}`, label: title },
      ]}
      subtitle={
        isNewer
          ? t("library.upgrade.steps", {
              from: notice.fromVersion,
              to: notice.toVersion,
              owner: notice.ownerName,
            })
          : undefined
      }
      maxWidth={1200}
    >
      <QueryView query={draft} skeleton={<SkeletonLines count={6} />}>
        {(form) => (
          <QueryView query={notices} skeleton={<SkeletonLines count={6} />}>
            {() => (
              <Stack spacing={2}>
                {isNewer ? (
                  <QueryView query={offer} skeleton={<SkeletonLines count={10} />}>
                    {(data) => <UpgradeView offer={data} />}
                  </QueryView>
                ) : (
                  <Typography>
                    {t(`library.upgrade.${notice?.standing ?? "current"}`, { title: notice?.templateTitle })}
                  </Typography>
                )}
                <LeaveUpgrade draft={form} />
              </Stack>
            )}
          </QueryView>
        )}
      </QueryView>
    </Page>
  );
}
