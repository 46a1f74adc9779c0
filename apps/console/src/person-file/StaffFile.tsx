import { Button, Chip, Stack } from "@mui/material";
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "react-router";
import { useAppLocale, useT } from "../i18n/use-t.ts";
import { useSession } from "../identity/use-session.ts";
import { LifeLine } from "../staff/life/LifeLine.tsx";
import { lifeQueries, type PersonFile } from "../staff/life/queries.ts";
import { Relatives } from "../staff/life/Relatives.tsx";
import { OfferedTransfers } from "../transfers/OfferedTransfers.tsx";
import { todayIn } from "../ui/dates.ts";
import { withNote } from "../ui/list-text.ts";
import { Page } from "../ui/Page.tsx";
import { QueryView, SkeletonLines } from "../ui/QueryView.tsx";
import { Section } from "../ui/Section.tsx";
import { AccountLink } from "./AccountLink.tsx";
import { FileActions } from "./FileActions.tsx";

/** A person's file: what is so now, what can be done, and what there was, along a line of time. */
export default function StaffFile() {
  const t = useT();
  const locale = useAppLocale();
  const { id = "" } = useParams();
  const query = useQuery(lifeQueries.file(id));
  const file = query.data;
  return (
    <Page
      title={
        file === undefined ? t("staff.file.title") : withNote(file.person.name, file.person.number, locale)
      }
      crumbs={[{ to: "/staff", label: t("staff.people.title") }]}
      subtitle={file === undefined ? undefined : <Standing file={file} />}
      actions={
        <>
          {file === undefined ? null : <AccountLink file={file} />}
          <Button component={Link} to={`/staff/${id}`} variant="outlined">
            {t("staff.file.edit")}
          </Button>
        </>
      }
      maxWidth={960}
    >
      <QueryView query={query} skeleton={<SkeletonLines count={8} />}>
        {(data) => (
          <Stack spacing={2}>
            <FileActions file={data} />
            <OfferedTransfers staffId={data.person.id} />
            <Section title={t("staff.file.line.title")}>
              <LifeLine file={data} />
            </Section>
            <Section title={t("staff.file.kin.title")}>
              <Relatives person={data.person} />
            </Section>
          </Stack>
        )}
      </QueryView>
    </Page>
  );
}

/** Where somebody belongs, and what is so of him today. */
function Standing({ file: { person, department, category } }: { file: PersonFile }) {
  const t = useT();
  const today = todayIn(useSession()?.tenant.timeZone);
  const present = person.statuses.filter(({ from, to }) => from <= today && (to ?? today) >= today);
  return (
    <Stack direction="row" useFlexGap sx={{ gap: 1, flexWrap: "wrap", alignItems: "center" }}>
      <span>{[department, category, person.level, person.position].filter(Boolean).join(" · ")}</span>
      <Chip
        size="small"
        color={person.state === "active" ? "success" : "default"}
        label={t(`words.staffState.${person.state}`)}
      />
      {present.map(({ kind, from }) => (
        <Chip
          key={`${kind}-${from}`}
          size="small"
          color="warning"
          variant="outlined"
          label={t(`words.staffStatus.${kind}`)}
        />
      ))}
    </Stack>
  );
}
