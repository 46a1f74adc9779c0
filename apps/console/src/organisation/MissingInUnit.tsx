import { Box, Link as MuiLink, Stack, Typography } from "@mui/material";
import { type ReactNode, useId } from "react";
import { Link } from "react-router";
import { useAppLocale, useT } from "../i18n/use-t.ts";
import { useAllowed } from "../identity/use-session.ts";
import type { UnitPicture } from "../rpc/answers.ts";
import { withNote } from "../ui/list-text.ts";
import { Section } from "../ui/Section.tsx";

/** What is missing in the unit: each a link to where it is mended, for who may. */
export function MissingInUnit({ picture }: { picture: UnitPicture }) {
  const t = useT();
  const isAllowed = useAllowed();
  const { departments, leaders, people, withoutCategory, withoutPaper, hasPlan } = picture;
  const led = departments.filter(({ isLeadership }) => !isLeadership);
  const headless = led.filter(({ head }) => head === undefined);
  const uncharged = led.filter(({ leaderInCharge }) => leaderInCharge === undefined);
  const isLeaderless = people > 0 && leaders.length === 0;
  const lacksPlan = people > 0 && !hasPlan;
  const isWhole =
    headless.length + uncharged.length + withoutCategory.total + withoutPaper.total === 0 &&
    !isLeaderless &&
    !lacksPlan;
  const seesPlans = isAllowed("seePlans");
  const ofDepartments = (some: typeof departments) =>
    some.map(({ id, name }) => <Mend key={id} to={`/departments/${id}`} text={name} />);
  return (
    <Section title={t("organisation.missing.title")}>
      {isWhole ? <Typography color="textSecondary">{t("organisation.missing.none")}</Typography> : null}
      <Stack spacing={2}>
        {isLeaderless ? (
          <Group title={t("organisation.missing.leaderless")}>
            <Mend to="/staff" text={t("organisation.missing.mendLeaderless")} />
          </Group>
        ) : null}
        <Group title={t("organisation.missing.heads")} count={headless.length}>
          {ofDepartments(headless)}
        </Group>
        <Group title={t("organisation.missing.leaders")} count={uncharged.length}>
          {ofDepartments(uncharged)}
        </Group>
        <Group title={t("organisation.missing.category")} count={withoutCategory.total}>
          <People of={withoutCategory} />
        </Group>
        <Group title={t("organisation.missing.paper")} count={withoutPaper.total}>
          <People of={withoutPaper} />
          {seesPlans ? <Mend to="/plans" text={t("organisation.missing.openPlans")} /> : null}
        </Group>
        {lacksPlan ? (
          <Group title={t("organisation.missing.noPlan")}>
            {seesPlans ? <Mend to="/plans" text={t("organisation.missing.openPlans")} /> : null}
          </Group>
        ) : null}
      </Stack>
    </Section>
  );
}

function People({ of: { people, total } }: { of: UnitPicture["withoutPaper"] }) {
  const t = useT();
  const locale = useAppLocale();
  return (
    <>
      {people.map(({ id, name, number, categoryName }) => (
        <Mend key={id} to={`/staff/${id}`} text={withNote(name, categoryName ?? number, locale)} />
      ))}
      {total > people.length ? (
        <Box component="li">{t("organisation.missing.others", { count: total - people.length })}</Box>
      ) : null}
    </>
  );
}

/** One kind of what is missing; nothing where there is none of it. */
function Group({ title, count, children }: { title: string; count?: number; children: ReactNode }) {
  const locale = useAppLocale();
  const id = useId();
  if (count === 0) return null;
  return (
    <div>
      <Typography id={id} variant="h3" sx={{ mb: 0.5 }}>
        {count === undefined ? title : withNote(title, String(count), locale)}
      </Typography>
      <Box
        component="ul"
        aria-labelledby={id}
        sx={{ m: 0, p: 0, listStyle: "none", display: "flex", flexWrap: "wrap", columnGap: 2, rowGap: 0.5 }}
      >
        {children}
      </Box>
    </div>
  );
}

/** The way to mend something: a link for who may, the name alone for others. */
function Mend({ to, text }: { to: string; text: string }) {
  const canEdit = useAllowed()("editStaff");
  return (
    <li>
      {canEdit ? (
        <MuiLink component={Link} to={to}>
          {text}
        </MuiLink>
      ) : (
        text
      )}
    </li>
  );
}
