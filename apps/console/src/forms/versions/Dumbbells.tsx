import { Box, Typography, useTheme } from "@mui/material";
import { useT } from "../../i18n/use-t.ts";
import type { PointsPair } from "../../rpc/answers.ts";

interface DumbbellsProps {
  pairs: readonly PointsPair[];
  /** How many have a score in both, drawn or not. */
  scored: number;
}

const height = 140;
const edge = 8;

/** Each person's score before and after as one upright line, people from low to high. What it shows is in the table too. */
export function Dumbbells({ pairs: given, scored }: DumbbellsProps) {
  const t = useT();
  const { palette } = useTheme();
  const pairs = [...given].sort((one, other) => one.before - other.before);
  const isSample = pairs.length < scored;
  if (pairs.length < 2) return null;
  const scores = pairs.flatMap(({ before, after }) => [before, after]);
  const [least, most] = [Math.floor(Math.min(...scores)), Math.ceil(Math.max(...scores))];
  const y = (score: number) => edge + ((most - score) / Math.max(most - least, 1)) * (height - 2 * edge);
  const step = Math.max(8, Math.min(28, 640 / pairs.length));
  const width = pairs.length * step;
  return (
    <Box sx={{ overflowX: "auto" }}>
      <Typography variant="caption" color="textSecondary" component="p">
        {t("forms.versions.trial.picture")}（{least}–{most}
        {isSample ? t("forms.versions.trial.sample", { count: pairs.length }) : ""}）
      </Typography>
      <svg width={width} height={height} role="img" aria-label={t("forms.versions.trial.picture")}>
        {pairs.map(({ id, before, after }, index) => {
          const x = (index + 0.5) * step;
          const colour =
            after > before
              ? palette.success.main
              : after < before
                ? palette.error.main
                : palette.text.disabled;
          return (
            <g key={id} stroke={colour}>
              <line x1={x} x2={x} y1={y(before)} y2={y(after)} strokeWidth={2} />
              <circle cx={x} cy={y(before)} r={3} fill={palette.background.paper} />
              <circle cx={x} cy={y(after)} r={3} fill={colour} />
            </g>
          );
        })}
      </svg>
    </Box>
  );
}
