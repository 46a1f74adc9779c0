import { Stack } from "@mui/material";
import { Suspense } from "react";
import { fetched } from "../i18n/fetched.ts";
import { useAppLocale, useT } from "../i18n/use-t.ts";
import { useAllowed, useSession } from "../identity/use-session.ts";
import { listText } from "../ui/list-text.ts";
import { Page } from "../ui/Page.tsx";
import { SkeletonLines } from "../ui/QueryView.tsx";
import { useQueues } from "../work-items/use-queues.ts";
import { GrantedCard } from "./GrantedCard.tsx";
import { LibraryCard } from "./LibraryCard.tsx";
import { MyPapersCard } from "./MyPapersCard.tsx";
import { PagesCard } from "./PagesCard.tsx";
import { ReviewCard } from "./ReviewCard.tsx";
import { TransfersCard } from "./TransfersCard.tsx";

// Few have these; whoever fills in papers never fetches them.
const CyclesCard = fetched(() => import("./CyclesCard.tsx"));
const OverseerHome = fetched(() => import("./overseer/OverseerHome.tsx"), "library", "organisation");

/** What waits for the person, by what he may do. */
export function HomePage() {
  const t = useT();
  const locale = useAppLocale();
  const session = useSession();
  const isAllowed = useAllowed();
  const queues = useQueues();
  if (session === undefined) return null;
  const reviews = queues.isShown("review");
  const hasPapers = session.staffId !== undefined && isAllowed("act");
  const waits = hasPapers || reviews || isAllowed("seeCycles") || isAllowed("adopt");
  const oversees = isAllowed("oversee");
  const cycles = isAllowed("seeCycles") ? (
    <CyclesCard canGrade={isAllowed("grade")} canStart={isAllowed("startCycles")} />
  ) : null;
  const roles = listText(
    session.roles.map((role) => t(`words.role.${role}`)),
    locale,
  );
  const { succeededBy } = session.tenant;
  const standing = succeededBy === undefined ? roles : t("shell.mergedInto", { name: succeededBy });
  return (
    <Page
      title={t("home.hello", { name: session.user.name })}
      subtitle={`${session.tenant.name} · ${standing}`}
      maxWidth={960}
    >
      <Stack spacing={2}>
        {waits ? null : <PagesCard />}
        {hasPapers ? <MyPapersCard /> : null}
        {reviews ? <ReviewCard /> : null}
        <GrantedCard />
        {isAllowed("seeTransfers") ? <TransfersCard /> : null}
        <Suspense fallback={<SkeletonLines count={oversees ? 3 : 1} height={160} />}>
          {oversees ? <OverseerHome own={cycles} /> : cycles}
        </Suspense>
        {isAllowed("adopt") && session.tenant.kind !== "city" ? <LibraryCard /> : null}
      </Stack>
    </Page>
  );
}
