import type { User, UserStanding } from "@duheng/contracts";
import { Box, Stack, Typography } from "@mui/material";
import { useQuery } from "@tanstack/react-query";
import { useParams } from "react-router";
import { useAppLocale, useT } from "../i18n/use-t.ts";
import { useAllowed } from "../identity/use-session.ts";
import { instantText } from "../ui/dates.ts";
import { Page } from "../ui/Page.tsx";
import { QueryView } from "../ui/QueryView.tsx";
import { Section } from "../ui/Section.tsx";
import { accountQueries } from "./queries.ts";
import { AccountActs } from "./record/AccountActs.tsx";
import { AccountTrail } from "./record/AccountTrail.tsx";
import { FileLink } from "./record/FileLink.tsx";
import { Memberships } from "./record/Memberships.tsx";
import { StandingChip } from "./StandingChip.tsx";

/** An account: what it is where, when it was used, and what can be done with it. */
export default function AccountPage() {
  const t = useT();
  const { id = "" } = useParams();
  const user = useQuery(accountQueries.one(id));
  const standing = useQuery(accountQueries.standing(id));
  return (
    <Page
      title={user.data?.name ?? t("shell.menu.accounts")}
      crumbs={[{ to: "/users", label: t("shell.menu.accounts") }]}
      subtitle={user.data === undefined ? undefined : <Head user={user.data} />}
      actions={standing.data === undefined ? undefined : <FileLink memberships={standing.data.memberships} />}
      maxWidth={1080}
    >
      <QueryView query={user}>
        {(account) => (
          <QueryView query={standing}>{(found) => <Sections user={account} standing={found} />}</QueryView>
        )}
      </QueryView>
    </Page>
  );
}

function Sections({ user, standing }: { readonly user: User; readonly standing: UserStanding }) {
  const t = useT();
  const isAllowed = useAllowed();
  return (
    <Stack spacing={2}>
      <Box
        sx={{
          display: "grid",
          gap: 2,
          gridTemplateColumns: { md: "minmax(0, 3fr) minmax(0, 2fr)" },
          alignItems: "start",
        }}
      >
        <Stack spacing={2} sx={{ minWidth: 0 }}>
          <Memberships user={user} standing={standing} />
          <Sessions sessions={standing.sessions} />
        </Stack>
        {isAllowed("lockAccounts") ? <AccountActs user={user} refused={standing.refused} /> : null}
      </Box>
      {isAllowed("seeAudit") ? (
        <Section title={t("accounts.record.trail")}>
          <AccountTrail id={user.id} />
        </Section>
      ) : null}
    </Stack>
  );
}

/** User name, how far it is, and its dates. */
function Head({ user }: { readonly user: User }) {
  const t = useT();
  const locale = useAppLocale();
  const { displayUsername, lastSignInAt, disabledAt, slipEndsAt, createdAt } = user;
  const facts = [
    [t("accounts.record.username"), displayUsername],
    [
      t("accounts.record.lastSignIn"),
      lastSignInAt === undefined ? t("accounts.never") : instantText(lastSignInAt, locale),
    ],
    [t("accounts.record.createdAt"), instantText(createdAt, locale)],
    ...(slipEndsAt === undefined ? [] : [[t("accounts.record.slipEndsAt"), instantText(slipEndsAt, locale)]]),
    ...(disabledAt === undefined ? [] : [[t("accounts.record.disabledAt"), instantText(disabledAt, locale)]]),
  ];
  return (
    <Stack
      direction="row"
      useFlexGap
      sx={{ flexWrap: "wrap", columnGap: 2, rowGap: 0.5, alignItems: "center", mt: 0.5 }}
    >
      <StandingChip user={user} />
      {facts.map(([label, value]) => (
        <Box component="span" key={label}>
          {t("shell.labelled", { label })}
          <Box component="span" sx={{ color: "text.primary" }}>
            {value}
          </Box>
        </Box>
      ))}
    </Stack>
  );
}

function Sessions({ sessions }: { readonly sessions: UserStanding["sessions"] }) {
  const t = useT();
  const locale = useAppLocale();
  return (
    <Section title={t("accounts.record.sessions")}>
      {sessions.length === 0 ? (
        <Typography color="textSecondary">{t("accounts.record.noSessions")}</Typography>
      ) : (
        <Stack component="ul" spacing={0.5} sx={{ m: 0, p: 0, listStyle: "none" }}>
          {sessions.map(({ beganAt, lastUsedAt }, index) => (
            // Two may have begun at the same moment.
            // biome-ignore lint/suspicious/noArrayIndexKey: they are shown, and nothing of them is kept.
            <li key={index}>
              {t("accounts.record.since", {
                since: instantText(beganAt, locale),
                last: instantText(lastUsedAt, locale),
              })}
            </li>
          ))}
        </Stack>
      )}
    </Section>
  );
}
