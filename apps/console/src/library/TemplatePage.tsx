import { FormDesigner } from "@duheng/form-ui/design";
import { Button, Chip, Stack, Typography } from "@mui/material";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Link, useParams } from "react-router";
import { useAppLocale, useT } from "../i18n/use-t.ts";
import { useAllowed, useSession } from "../identity/use-session.ts";
import { Page } from "../ui/Page.tsx";
import { QueryView, SkeletonLines } from "../ui/QueryView.tsx";
import { Section } from "../ui/Section.tsx";
import { AdoptDialog } from "./AdoptDialog.tsx";
import { AdoptionTable } from "./AdoptionTable.tsx";
import { LineageSection } from "./offers/LineageSection.tsx";
import { libraryQueries } from "./queries.ts";
import { RetireDialog } from "./RetireDialog.tsx";

/** One template, to be read and adopted. */
export default function TemplatePage() {
  const t = useT();
  const locale = useAppLocale();
  const { id = "" } = useParams();
  const isAllowed = useAllowed();
  const tenantId = useSession()?.tenant.id;
  const query = useQuery(libraryQueries.one(id));
  const [dialog, setDialog] = useState<"adopt" | "retire">();
  const publication = query.data;
  const isMine = publication !== undefined && publication.ownerTenantId === tenantId;
  const adoption = publication?.adoptions.find((one) => one.tenantId === tenantId);
  const close = () => setDialog(undefined);
  return (
    <Page
      title={publication?.title ?? t("library.title")}
      crumbs={[{ to: "/library", label: t("library.title") }]}
      subtitle={
        publication === undefined
          ? undefined
          : `${t("library.owner", { name: publication.ownerName })} · ${t("library.version", { version: publication.version })}`
      }
      actions={
        publication === undefined ? undefined : (
          <>
            {publication.state === "active" ? null : (
              <Chip label={t(`words.publicationState.${publication.state}`)} />
            )}
            {adoption === undefined ? null : (
              <Button component={Link} to={`/forms/${adoption.formId}`} variant="outlined">
                {t("library.adopt.openMine")}
              </Button>
            )}
            {adoption !== undefined &&
            publication.state === "active" &&
            adoption.version < publication.version &&
            isAllowed("adopt") ? (
              <Button component={Link} to={`/forms/${adoption.formId}/upgrade`} variant="outlined">
                {t("library.upgrade.openMine")}
              </Button>
            ) : null}
            {isMine && publication.state === "active" && isAllowed("shareForms") ? (
              <Button color="secondary" variant="outlined" onClick={() => setDialog("retire")}>
                {t("library.retire.action")}
              </Button>
            ) : null}
            {!isMine && publication.state === "active" && isAllowed("adopt") ? (
              <Button variant="contained" onClick={() => setDialog("adopt")}>
                {t("library.adopt.action")}
              </Button>
            ) : null}
          </>
        )
      }
    >
      <QueryView query={query} skeleton={<SkeletonLines count={8} />}>
        {(data) => (
          <Stack spacing={2}>
            <Section title={t("library.detail.description")}>
              <Typography sx={{ whiteSpace: "pre-wrap" }}>
                {data.description === "" ? t("library.detail.noDescription") : data.description}
              </Typography>
            </Section>
            <Section title={t("library.detail.preview")}>
              <FormDesigner
                form={data.document}
                onChange={ignore}
                locale={locale}
                lockedIds={data.lockedIds}
                readOnly
              />
            </Section>
            <AdoptionTable template={data} />
            <LineageSection publicationId={data.id} />
            {dialog === "adopt" ? <AdoptDialog publication={data} onClose={close} /> : null}
            {dialog === "retire" ? <RetireDialog publication={data} onClose={close} /> : null}
          </Stack>
        )}
      </QueryView>
    </Page>
  );
}

/** A template is read-only: the designer has nothing to report. */
function ignore() {}
