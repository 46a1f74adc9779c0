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
import { useAppLocale, useT } from "../../i18n/use-t.ts";
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
        <Gaps missing={total.missing} />
        {shownGroups.length + shownUnits.length === 0 ? (
          <Typography color="textSecondary">{t("organisation.standing.allReady")}</Typography>
        ) : null}
        <Rows>
          {shownGroups.map((group) => (
            <li key={group.id}>
              <MuiLink component={Link} to={`/?under=${group.id}`} sx={{ fontWeight: 600 }}>
                {group.name}
              </MuiLink>
              <ReadyBar name={group.name} ready={group.ready} units={group.units} />
              <Told missing={group.missing} />
            </li>
          ))}
          {shownUnits.slice(0, most).map(({ id, name, people, missing }) => (
            <li key={id}>
              <span>{name}</span>
              <Typography variant="body2" color="textSecondary">
                {t("organisation.people", { count: people })}
              </Typography>
              {isLacking({ missing }) ? (
                <Told missing={missing} />
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

/** Each gap with how many it concerns, in the order in which the server tells them. */
function useGapTexts(missing: Missing): string[] {
  const t = useT();
  return (Object.entries(missing) as [Gap, number][]).map(([gap, count]) =>
    t("organisation.standing.gap", { gap: t(`organisation.standing.gaps.${gap}`), count }),
  );
}

function Gaps({ missing }: { missing: Missing }) {
  const texts = useGapTexts(missing);
  return (
    <Stack direction="row" useFlexGap sx={{ flexWrap: "wrap", gap: 1 }}>
      {texts.map((text) => (
        <Chip key={text} size="small" variant="outlined" color="warning" label={text} />
      ))}
    </Stack>
  );
}

function Told({ missing }: { missing: Missing }) {
  const locale = useAppLocale();
  return (
    <Typography variant="body2" color="textSecondary">
      {listText(useGapTexts(missing), locale)}
    </Typography>
  );
}
