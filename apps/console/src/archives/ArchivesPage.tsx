import { Stack } from "@mui/material";
import { useQuery } from "@tanstack/react-query";
import { useT } from "../i18n/use-t.ts";
import { EmptyState } from "../ui/EmptyState.tsx";
import { Page } from "../ui/Page.tsx";
import { QueryView, SkeletonLines } from "../ui/QueryView.tsx";
import { Section } from "../ui/Section.tsx";
import { ArchiveLine } from "./ArchiveLine.tsx";
import { AskArchive } from "./AskArchive.tsx";
import { archiveQueries } from "./queries.ts";

/** Whole units as archives: to ask for, and to download while they are kept. */
export default function ArchivesPage() {
  const t = useT();
  const query = useQuery(archiveQueries.all());
  return (
    <Page title={t("archives.title")} subtitle={t("archives.lead")} maxWidth={960}>
      <Stack spacing={2}>
        <AskArchive />
        <Section title={t("archives.list")}>
          <QueryView query={query} skeleton={<SkeletonLines count={3} />}>
            {({ data }) =>
              data.length === 0 ? (
                <EmptyState title={t("archives.empty")} hint={t("archives.emptyHint")} />
              ) : (
                <Stack component="ul" spacing={2} sx={{ listStyle: "none", p: 0, m: 0 }}>
                  {data.map((archive) => (
                    <ArchiveLine key={archive.id} archive={archive} />
                  ))}
                </Stack>
              )
            }
          </QueryView>
        </Section>
      </Stack>
    </Page>
  );
}
