import {
  Box,
  Button,
  Checkbox,
  Chip,
  FormControlLabel,
  LinearProgress,
  Link as MuiLink,
  Stack,
  Typography,
} from "@mui/material";
import { useState } from "react";
import { Link } from "react-router";
import { type Translate, useAppLocale, useT } from "../../i18n/use-t.ts";
import type { Gap, ReadinessBelow } from "../../rpc/answers.ts";
import { listText } from "../../ui/list-text.ts";
import { HomeCard } from "../HomeCard.tsx";
import { Rows } from "./Rows.tsx";

/** So many units are shown before more are asked for. */
const shownAtFirst = 50;

/** How many units are ready for the next cycle, and what is missing where: by banner, and within one by unit. */
export function StandingCard({ standing: { total, groups, units } }: { standing: ReadinessBelow }) {
  const t = useT();
  const [isOnlyLacking, setIsOnlyLacking] = useState(false);
  const [most, setMost] = useState(shownAtFirst);
  const isLacking = ({ missing }: { missing: object }) => Object.keys(missing).length > 0;
  const shownGroups = isOnlyLacking ? groups.filter(isLacking) : groups;
  const shownUnits = isOnlyLacking ? units.filter(isLacking) : units;
  return (
    <HomeCard
      title={t("organisation.standing.title")}
      action={
        <FormControlLabel
          sx={{ mr: 0 }}
          control={
            <Checkbox
              size="small"
              checked={isOnlyLacking}
              onChange={({ target }) => setIsOnlyLacking(target.checked)}
            />
          }
          label={t("organisation.standing.only")}
        />
      }
    >
      <Stack spacing={1.5}>
        <Typography>
          {t("organisation.standing.summary", {
            units: total.units,
            people: total.people,
            ready: total.ready,
          })}
        </Typography>
        <Stack direction="row" useFlexGap sx={{ flexWrap: "wrap", gap: 1 }}>
          {sumTexts(total.missing, t).map((text) => (
            <Chip key={text} size="small" variant="outlined" color="warning" label={text} />
          ))}
        </Stack>
        {shownGroups.length + shownUnits.length === 0 ? (
          <Typography color="textSecondary">{t("organisation.standing.allReady")}</Typography>
        ) : null}
        <Rows>
          {shownGroups.map((group) => (
            <li key={group.id}>
              {group.units === 0 ? (
                <>
                  <span>{group.name}</span>
                  <Typography variant="body2" color="textSecondary">
                    {t("organisation.standing.noUnits")}
                  </Typography>
                </>
              ) : (
                <>
                  <MuiLink component={Link} to={`/?under=${group.id}`} sx={{ fontWeight: 600 }}>
                    {group.name}
                  </MuiLink>
                  <ReadyBar name={group.name} ready={group.ready} units={group.units} />
                  <Told texts={sumTexts(group.missing, t)} />
                </>
              )}
            </li>
          ))}
          {shownUnits.slice(0, most).map(({ id, name, people, missing }) => (
            <li key={id}>
              <span>{name}</span>
              <Typography variant="body2" color="textSecondary">
                {t("organisation.people", { count: people })}
              </Typography>
              {isLacking({ missing }) ? (
                <Told texts={unitTexts(missing, t)} />
              ) : (
                <Typography variant="body2" color="success.dark">
                  {t("organisation.standing.isReady")}
                </Typography>
              )}
            </li>
          ))}
        </Rows>
        {shownUnits.length > most ? (
          <Button sx={{ alignSelf: "flex-start" }} onClick={() => setMost(most + shownAtFirst)}>
            {t("organisation.standing.more", { count: Math.min(shownAtFirst, shownUnits.length - most) })}
          </Button>
        ) : null}
      </Stack>
    </HomeCard>
  );
}

function ReadyBar({ name, ready, units }: { name: string; ready: number; units: number }) {
  const t = useT();
  return (
    <Box>
      <LinearProgress
        variant="determinate"
        value={units === 0 ? 0 : (100 * ready) / units}
        aria-label={name}
        sx={{ height: 8, borderRadius: 1 }}
      />
      <Typography variant="body2" color="textSecondary">
        {t("organisation.standing.ready", { ready, units })}
      </Typography>
    </Box>
  );
}

type Missing = Partial<Record<Gap, number>>;

/** Gaps that a unit has as a whole; the others are counted by its people. */
const ofWhole: ReadonlySet<Gap> = new Set(["people", "form", "plan"]);

/** How many units lack what, in the order in which the server tells it. */
function sumTexts(missing: Missing, t: Translate): string[] {
  return entriesOf(missing).map(([gap, count]) =>
    t("organisation.standing.ofUnits", { gap: t(`organisation.standing.gaps.${gap}`), count }),
  );
}

/** What one unit lacks, and how many of its people are concerned. */
function unitTexts(missing: Missing, t: Translate): string[] {
  return entriesOf(missing).map(([gap, count]) => {
    const text = t(`organisation.standing.gaps.${gap}`);
    return ofWhole.has(gap) ? text : t("organisation.standing.ofPeople", { gap: text, count });
  });
}

function entriesOf(missing: Missing): [Gap, number][] {
  return Object.entries(missing) as [Gap, number][];
}

function Told({ texts }: { texts: readonly string[] }) {
  const locale = useAppLocale();
  return (
    <Typography variant="body2" color="textSecondary">
      {listText(texts, locale)}
    </Typography>
  );
}
